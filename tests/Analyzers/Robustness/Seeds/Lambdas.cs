using System.Net;
using System.Net.Sockets;

namespace Seeds;

internal delegate void Configure(Socket socket, in int value);

internal sealed class Lambdas
{
    private readonly Dictionary<string, Action<Socket>> _table = new()
    {
        ["type"] = socket => socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.Type, 1),
        ["reuse"] = static socket => { socket.SetSocketOption(SocketOptionLevel.IP, SocketOptionName.ReuseAddress, true); },
        ["delay"] = delegate(Socket socket) { socket.NoDelay = true; },
        ["user"] = socket => { if (OperatingSystem.IsLinux()) socket.SetRawSocketOption(6, 18, new byte[4]); },
    };

    public event Action<Socket>? Configured;

    public Socket this[int index]
    {
        get => new(SocketType.Stream, ProtocolType.Tcp) { ReceiveTimeout = index };
        set => value.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.Error, index);
    }

    public void Run(Func<Socket> make, IEnumerable<Socket> sockets)
    {
        make().SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.Type, 1);
        sockets.ToList().ForEach(socket => socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.NoDelay, true));
        var sizes = from socket in sockets
                    where (int)socket.GetSocketOption(SocketOptionLevel.Socket, SocketOptionName.Error)! == 0
                    let size = socket.ReceiveBufferSize = 4096
                    orderby socket.ReceiveBufferSize == 4096
                    select (size, socket.Ttl);
        Configure configure = (Socket socket, in int value) => socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.Linger, value);
        Configured += socket => socket?.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.Debug, 1);
        Configured?.Invoke(this[0]);
        configure(this[1], 1);
        Local(this[2]);
        Action nested = () =>
        {
            using Socket inner = new Socket(SocketType.Dgram, ProtocolType.Udp);
            inner.Bind(new IPEndPoint(0, 0));
            Action deeper = () => inner.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
            deeper += () => inner.ExclusiveAddressUse = sizes.Any();
            deeper();
        };
        nested();

        static void Local(Socket socket) => socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.AcceptConnection, true);
        Task<int> Async() => Task.Run(() => this[3].IOControl(IOControlCode.KeepAliveValues, new byte[12], null));
        Async().Wait();
    }
}
