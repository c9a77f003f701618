using System.Net.Sockets;
using static System.Net.Sockets.SocketOptionName;
using Names = System.Net.Sockets.SocketOptionName;

namespace Seeds
{
    public static partial class Constants
    {
        private const SocketOptionName Alias = SocketOptionName.Debug;
        private const SocketOptionName ReusePort = (SocketOptionName)15;
        private const SocketOptionName Twice = Alias;
        public const SocketOptionLevel Level = SocketOptionLevel.Tcp;
        private static readonly SocketOptionName Field = SocketOptionName.Type;
        private static readonly SocketOptionName Cast = (SocketOptionName)0x0200;
        private static SocketOptionName Property => SocketOptionName.ReuseAddress;
        private static SocketOptionName Automatic { get; } = SocketOptionName.IPv6Only;

        [Flags]
        private enum Native : short
        {
            ReusePort = 15,
            UserTimeout = 18,
            Type = 3,
        }

        public static void Apply(Socket socket, SocketOptionName name, bool flag)
        {
            const SocketOptionName Local = SocketOptionName.AcceptConnection;
            socket.SetSocketOption(Level, Alias, 1);
            socket.SetSocketOption(Level, Twice, 1);
            socket.SetSocketOption(SocketOptionLevel.Socket, ReusePort, 1);
            socket.SetSocketOption(SocketOptionLevel.Socket, Local, 1);
            socket.SetSocketOption(SocketOptionLevel.Socket, Field, 1);
            socket.SetSocketOption(SocketOptionLevel.Socket, Cast, 1);
            socket.SetSocketOption(SocketOptionLevel.IP, Property, true);
            socket.SetSocketOption(SocketOptionLevel.IP, Automatic, true);
            socket.SetSocketOption(SocketOptionLevel.IP, name, true);
            socket.SetSocketOption(SocketOptionLevel.Socket, flag ? NoDelay : KeepAlive, 1);
            socket.SetSocketOption(SocketOptionLevel.Tcp, Names.BsdUrgent, 1);
            socket.SetSocketOption(SocketOptionLevel.Socket, (SocketOptionName)Native.ReusePort, 1);
            socket.SetSocketOption(SocketOptionLevel.Socket, (SocketOptionName)(int)(SocketOptionName)Native.Type, 1);
            socket.SetSocketOption((SocketOptionLevel)(int)SocketOptionLevel.Socket, Enum.Parse<SocketOptionName>("Type"), 1);
            socket.SetSocketOption(Level, NoDelay | KeepAlive, 1);
            socket.SetRawSocketOption((int)Level, (int)Native.UserTimeout, BitConverter.GetBytes(5000));
            socket.SetRawSocketOption(1, (short)Native.Type, new byte[4]);
            Set(socket, SocketOptionLevel.Socket, Names.Type, 1);
        }

        static partial void Set(Socket socket, SocketOptionLevel level, SocketOptionName name, int value = 1);
    }

    public static partial class Constants
    {
        static partial void Set(Socket socket, SocketOptionLevel level, SocketOptionName name, int value) =>
            socket.SetSocketOption(level, name, value);
    }
}
