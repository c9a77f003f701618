using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace Misuse;

/// <summary>Options that the framework has no names for, or that nobody found them for.</summary>
internal static partial class SocketTuning
{
    private const int IpProtoTcp = 6;
    private const int TcpUserTimeout = 18;
    private const int TcpFastOpen = 23;

    public static void Apply(Socket socket)
    {
        // Constants instead of numbers, as good style wants it. These are those of Windows.
        socket.SetRawSocketOption((int)SocketOptionLevel.Socket, (int)SocketOptionName.KeepAlive, BitConverter.GetBytes(1));
        socket.SetRawSocketOption((int)SocketOptionLevel.Tcp, (int)SocketOptionName.TcpKeepAliveTime, BitConverter.GetBytes(60));

        // SO_REUSEPORT is 15 in the header, and a cast makes every number an option.
        socket.SetSocketOption(SocketOptionLevel.Socket, (SocketOptionName)15, true);

        if (OperatingSystem.IsLinux())
        {
            // The numbers are right, and only the header file says what they are.
            socket.SetRawSocketOption(IpProtoTcp, TcpUserTimeout, BitConverter.GetBytes(5000));
            _ = setsockopt((int)socket.Handle, IpProtoTcp, TcpFastOpen, 16, sizeof(int));
        }
    }

    [LibraryImport("libc")]
    private static partial int setsockopt(int socket, int level, int name, in int value, int length);
}
