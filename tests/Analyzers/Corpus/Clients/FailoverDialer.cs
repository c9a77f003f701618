using System.Net;
using System.Net.Sockets;

namespace Replica.Dialing;

/// <summary>Happy eyeballs (RFC 8305): tries the addresses in turn, a quarter of a second apart, and keeps the first that connects.</summary>
public sealed class FailoverDialer
{
    private static readonly TimeSpan AttemptDelay = TimeSpan.FromMilliseconds(250);

    public Action<Socket> Configure { get; init; } = static socket =>
    {
        socket.NoDelay = true;
        socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, true);
    };

    public async Task<Socket> DialAsync(string host, int port, CancellationToken cancellationToken)
    {
        IPAddress[] addresses = Interleave(await Dns.GetHostAddressesAsync(host, cancellationToken));
        using CancellationTokenSource won = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        List<Task<Socket>> attempts = [];
        List<Exception> failures = [];
        int next = 0;

        while (next < addresses.Length || attempts.Count > 0)
        {
            if (next < addresses.Length)
            {
                attempts.Add(AttemptAsync(new IPEndPoint(addresses[next++], port), won.Token));
            }

            Task pause = next < addresses.Length ? Task.Delay(AttemptDelay, won.Token) : Task.Delay(Timeout.Infinite, won.Token);
            Task finished = await Task.WhenAny([.. attempts, pause]);
            if (finished is not Task<Socket> attempt)
            {
                cancellationToken.ThrowIfCancellationRequested();
                continue;
            }

            attempts.Remove(attempt);
            try
            {
                Socket socket = await attempt;
                await won.CancelAsync();
                return socket;
            }
            catch (SocketException e)
            {
                failures.Add(e);
            }
        }

        throw new AggregateException($"{host}:{port} cannot be reached.", failures);
    }

    private async Task<Socket> AttemptAsync(IPEndPoint endPoint, CancellationToken cancellationToken)
    {
        Socket socket = new(endPoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            Configure(socket);
            if (endPoint.AddressFamily == AddressFamily.InterNetworkV6)
            {
                socket.SetSocketOption(SocketOptionLevel.IPv6, SocketOptionName.IPv6Only, true);
            }

            await socket.ConnectAsync(endPoint, cancellationToken);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static IPAddress[] Interleave(IPAddress[] addresses)
    {
        ILookup<AddressFamily, IPAddress> byFamily = addresses.ToLookup(static address => address.AddressFamily);
        IPAddress[] v6 = byFamily[AddressFamily.InterNetworkV6].ToArray();
        IPAddress[] v4 = byFamily[AddressFamily.InterNetwork].ToArray();
        return Enumerable.Range(0, Math.Max(v4.Length, v6.Length))
            .SelectMany(i => v6.Skip(i).Take(1).Concat(v4.Skip(i).Take(1)))
            .ToArray();
    }
}
