// corpus: sockopt
using System.Net;
using System.Net.Sockets;
using System.Runtime.Versioning;
using Sockopt;

namespace Redirector;

/// <summary>Where iptables REDIRECT sends connections: asks the kernel where each of them really wanted to go.</summary>
[SupportedOSPlatform("linux")]
public sealed class TransparentRedirector(int port, int mark)
{
    private const int SolIp = 0;
    private const int IpTransparent = 19;

    public async Task RunAsync(Func<Socket, EndPoint, Task> onConnection, CancellationToken stop)
    {
        using Socket listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);

        // Needs CAP_NET_ADMIN.
        listener.SetRawSocketOption(SolIp, {|SOPT1008:IpTransparent|}, BitConverter.GetBytes(1));
        listener.Bind(new IPEndPoint(IPAddress.Any, port));
        listener.Listen();

        while (!stop.IsCancellationRequested)
        {
            Socket connection = await listener.AcceptAsync(stop);

            // With TPROXY the local address is the original destination.
            EndPoint target = connection.LocalEndPoint!;
            _ = ForwardAsync(connection, target, onConnection);
        }
    }

    public Socket ConnectMarked(EndPoint target)
    {
        Socket socket = new(target.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            // Packets with this mark are not sent back to us.
            socket.SetOption(SocketOption.Mark, mark);
            socket.SetOption(TcpOption.UserTimeout, TimeSpan.FromSeconds(20));
            socket.Connect(target);
            return socket;
        }
        catch (SocketException)
        {
            socket.Dispose();
            throw;
        }
    }

    private static async Task ForwardAsync(Socket connection, EndPoint target, Func<Socket, EndPoint, Task> onConnection)
    {
        using (connection)
        {
            await onConnection(connection, target);
        }
    }
}
