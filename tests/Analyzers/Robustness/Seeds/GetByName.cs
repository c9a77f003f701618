using System.Net.Sockets;
using Level = System.Net.Sockets.SocketOptionLevel;
using Name = System.Net.Sockets.SocketOptionName;

namespace Seeds;

internal static class GetByName
{
    public static int Sum(Socket socket)
    {
        int sum = (int)socket.GetSocketOption(Level.Socket, Name.ReceiveBuffer)!;
        bool keepAlive = (bool)socket.GetSocketOption(Level.Socket, Name.KeepAlive)!;
        bool? noDelay = socket.GetSocketOption(Level.Tcp, Name.NoDelay) as bool?;
        byte[] type = socket.GetSocketOption(Level.Socket, Name.Type, 4);
        byte[] small = socket.GetSocketOption(Level.Socket, Name.SendBuffer, 1);
        byte[] linger = new byte[4];
        socket.GetSocketOption(Level.Socket, Name.Linger, linger);
        socket.GetSocketOption(Level.Socket, Name.Error);
        socket.GetSocketOption(Level.Socket, Name.Error, new byte[4]);
        _ = socket.GetSocketOption(Level.Socket, Name.Error);
        int error = (int)socket.GetSocketOption(Level.Socket, Name.Error)!;
        LingerOption? option = (LingerOption?)socket.GetSocketOption(Level.Socket, Name.Linger);
        object? membership = socket.GetSocketOption(Level.IP, Name.AddMembership);
        object? drop = socket.GetSocketOption(Level.IPv6, Name.DropMembership);
        MulticastOption? group = socket.GetSocketOption(Level.IP, Name.DropMembership) as MulticastOption;

        if (socket.GetSocketOption(Level.Socket, Name.SendTimeout) is int and > 0 and < 100 && socket.GetSocketOption(Level.IP, Name.NoDelay) is 1)
        {
            sum++;
        }

        sum += socket.GetSocketOption(Level.Tcp, Name.KeepAlive) switch
        {
            int value when value > 0 => value,
            LingerOption { Enabled: true, LingerTime: var time } => time,
            bool => 1,
            null => 0,
            _ => -1,
        };

        string text = $"{socket.GetSocketOption(Level.Udp, Name.Broadcast)} {(uint)(int)socket.GetSocketOption(Level.Socket, Name.DontLinger)!}";
        return sum + type.Length + small[0] + error + text.Length + (keepAlive || noDelay == true ? 1 : 0)
            + (option?.LingerTime ?? 0) + (membership ?? drop ?? group)!.GetHashCode();
    }
}
