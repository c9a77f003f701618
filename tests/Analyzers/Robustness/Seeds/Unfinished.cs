using System.Net.Sockets;
using Missing.Library;
using static Missing.Constants;

namespace Seeds;

internal sealed partial class Unfinished : MissingBase<Socket>
{
    private Socket _socket = Missing.Create();
    private const SocketOptionName Circular = Other;
    private const SocketOptionName Other = Circular;
    private const int Level = NotThere + 1;

    public void Apply(Soket socket, UnknownEnum name)
    {
        _socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.Type);
        _socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.NoSuchName, 1);
        _socket.SetSocketOption(SocketOptionLevel.NoSuchLevel, SocketOptionName.Type, 1);
        _socket.SetSocketOption(SocketOptionLevel.Socket, Circular, 1);
        _socket.SetSocketOption(SocketOptionLevel.Socket, name, 1);
        _socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.Type, 1, 2);
        _socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.Type, undeclared);
        _socket.SetSocketOption(6, 18, 5000);
        _socket.SetSocketOption("Socket", "Type", "1");
        _socket.SetRawSocketOption(Level, 3, new byte[4]);
        _socket.SetRawSocketOption(1, 3.0, new byte[4]);
        _socket.SetRawSocketOption(1L, 3u, "x");
        _socket.SetRawSocketOption(1 / 0, checked(int.MaxValue + 1), null);
        _socket.SetSocketOptions(SocketOptionLevel.Socket, SocketOptionName.Type, 1);
        _socket.ReceiveTimeout = "1000";
        _socket.Ttl = TimeSpan.FromSeconds(1);
        _socket.NoDelays = true;
        socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.Type, 1);
        socket.Bind();
        var late = new Socket(SocketType.Stream);
        var wrong = new Socket(SocketType.Datagram, ProtocolType.Udp) { NoDelay = true, Missing = 1 };
        wrong.Bind(endPoint);
        wrong.ExclusiveAddressUse = true;
        wrong.IOControl(IOControlCode.Missing, null);
        if (OperatingSystem.IsPlan9()) _socket.SetRawSocketOption(6, 18, new byte[4]);
        await _socket.ReceiveAsync(new byte[1]);
        goto nowhere;
        return _socket.GetSocketOption(SocketOptionLevel.Socket, SocketOptionName.Error);
    }

    [DllImport]
    private static extern int setsockopt(int fd, int level, int name);

    public override Missing this[Socket s] { get => s.Ttl = 300; }
}
