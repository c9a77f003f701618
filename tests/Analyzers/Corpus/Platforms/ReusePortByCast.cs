using System.Net;
using System.Net.Sockets;

namespace Resolver.Server;

/// <summary>Several workers answer on port 53.</summary>
public sealed class DnsWorkers(IPEndPoint endPoint, int count)
{
    // SO_REUSEPORT of Linux
    private const SocketOptionName ReusePort = (SocketOptionName)15;

    private readonly List<Socket> _sockets = [];

    public void Start(Func<Memory<byte>, ReadOnlyMemory<byte>> answer)
    {
        int workers = OperatingSystem.IsLinux() ? count : 1;
        for (int i = 0; i < workers; i++)
        {
            Socket socket = new(endPoint.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
            if (workers > 1)
            {
                socket.SetSocketOption(SocketOptionLevel.Socket, {|SOPT1009:ReusePort|}, true);
            }

            socket.Bind(endPoint);
            _sockets.Add(socket);
            new Thread(() => Serve(socket, answer)) { IsBackground = true, Name = $"dns-{i}" }.Start();
        }
    }

    public static bool IsReusePortSupported()
    {
        using Socket probe = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        try
        {
            probe.SetSocketOption(SocketOptionLevel.Socket, {|SOPT1009:(SocketOptionName)15|}, 1);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private void Serve(Socket socket, Func<Memory<byte>, ReadOnlyMemory<byte>> answer)
    {
        byte[] buffer = new byte[4096];
        EndPoint client = new IPEndPoint(endPoint.AddressFamily == AddressFamily.InterNetwork ? IPAddress.Any : IPAddress.IPv6Any, 0);
        while (true)
        {
            int length = socket.ReceiveFrom(buffer, ref client);
            socket.SendTo(answer(buffer.AsMemory(0, length)).Span, client);
        }
    }
}
