// corpus: program
using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;

var (host, from, to) = args switch
{
    [var h] => (h, 1, 1024),
    [var h, var f, var t] => (h, int.Parse(f), int.Parse(t)),
    _ => ("localhost", 1, 1024),
};

var address = (await Dns.GetHostAddressesAsync(host))[0];
var ports = Channel.CreateUnbounded<int>();
for (var port = from; port <= to; port++)
{
    ports.Writer.TryWrite(port);
}

ports.Writer.Complete();
var open = new SortedSet<int>();
await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => ScanAsync()));
Console.WriteLine(open.Count == 0 ? "nothing is open" : string.Join(Environment.NewLine, open));

async Task ScanAsync()
{
    await foreach (var port in ports.Reader.ReadAllAsync())
    {
        if (await IsOpenAsync(port))
        {
            lock (open)
            {
                open.Add(port);
            }
        }
    }
}

async Task<bool> IsOpenAsync(int port)
{
    using var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);

    // RST instead of FIN: thousands of sockets in TIME_WAIT would use up our own ports.
    socket.LingerState = new LingerOption(true, 0);
    using var timeout = new CancellationTokenSource(400);
    try
    {
        await socket.ConnectAsync(new IPEndPoint(address, port), timeout.Token);
        return true;
    }
    catch (Exception e) when (e is SocketException or OperationCanceledException)
    {
        return false;
    }
}
