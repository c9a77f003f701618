// corpus: sockopt
using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;
using Sockopt;

namespace Mesh.Sidecar.Listeners;

public interface IAcceptor : IAsyncDisposable
{
    ChannelReader<Socket> Connections { get; }
}

/// <summary>Accepts on every address of the pod; the sockets are tuned before anybody sees them.</summary>
public sealed class ProxyListener : IAcceptor
{
    private readonly Channel<Socket> _accepted = Channel.CreateBounded<Socket>(128);
    private readonly CancellationTokenSource _stop = new();
    private readonly Socket _listener;
    private readonly Task _loop;

    public ProxyListener(int port)
    {
        _listener = new Socket(SocketType.Stream, ProtocolType.Tcp);
        _listener.Options.IPv6Only = false;
        if (OperatingSystem.IsLinux())
        {
            _listener.SetOption(SocketOption.ReusePort, true);
            _listener.SetOption(TcpOption.FastOpenQueue, 64);
            _listener.SetOption(TcpOption.DeferAccept, TimeSpan.FromSeconds(3));
        }
        else if (OperatingSystem.IsWindows())
        {
            _listener.SetOption(SocketOption.ExclusiveAddressUse, true);
        }

        _listener.Bind(new IPEndPoint(IPAddress.IPv6Any, port));
        _listener.Listen(4096);
        _loop = Task.Run(AcceptAsync);
    }

    public ChannelReader<Socket> Connections => _accepted.Reader;

    private async Task AcceptAsync()
    {
        try
        {
            while (!_stop.IsCancellationRequested)
            {
                Socket connection = await _listener.AcceptAsync(_stop.Token);
                connection.Options.TcpNoDelay = true;
                connection.Options.KeepAlive = true;
                connection.Options.TcpKeepAliveTime = TimeSpan.FromMinutes(1);
                if (OperatingSystem.IsLinux() || OperatingSystem.IsMacOS())
                {
                    connection.Options.TcpNotSentLowWater = 128 * 1024;
                }

                await _accepted.Writer.WriteAsync(connection, _stop.Token);
            }
        }
        catch (OperationCanceledException)
        {
        }
        finally
        {
            _accepted.Writer.Complete();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _loop;
        _listener.Dispose();
    }
}
