// corpus: program
// A tiny line-based key/value server:   SET key value | GET key | DEL key | QUIT
using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

var store = new ConcurrentDictionary<string, string>(StringComparer.Ordinal);
var port = args.Length > 0 ? int.Parse(args[0]) : 6380;

using var cts = new CancellationTokenSource();
Console.CancelKeyPress += (_, e) =>
{
    e.Cancel = true;
    cts.Cancel();
};

using var listener = new Socket(SocketType.Stream, ProtocolType.Tcp) { DualMode = true };
listener.Bind(new IPEndPoint(IPAddress.IPv6Any, port));
listener.Listen(512);
Console.WriteLine($"listening on {listener.LocalEndPoint}");

try
{
    while (true)
    {
        var client = await listener.AcceptAsync(cts.Token);
        _ = Task.Run(() => ServeAsync(client, cts.Token));
    }
}
catch (OperationCanceledException)
{
    Console.WriteLine("bye");
}

async Task ServeAsync(Socket client, CancellationToken stop)
{
    using var owned = client;
    Tune(client);
    await using var stream = new NetworkStream(client, ownsSocket: false);
    using var reader = new StreamReader(stream, Encoding.UTF8);
    await using var writer = new StreamWriter(stream) { AutoFlush = true, NewLine = "\r\n" };

    while (await reader.ReadLineAsync(stop) is { } line)
    {
        string[] words = line.Split(' ', 3, StringSplitOptions.RemoveEmptyEntries);
        string? reply = words switch
        {
            ["SET", var key, var value] => store.AddOrUpdate(key, value, (_, _) => value) is null ? "ERR" : "OK",
            ["GET", var key] => store.TryGetValue(key, out var value) ? value : "(nil)",
            ["DEL", var key] => store.TryRemove(key, out _) ? "1" : "0",
            ["QUIT"] => null,
            _ => "ERR unknown command",
        };

        if (reply is null)
        {
            break;
        }

        await writer.WriteLineAsync(reply.AsMemory(), stop);
    }

    static void Tune(Socket socket)
    {
        // Both sides send less than a packet at a time.
        socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.NoDelay, optionValue: true);
        socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, optionValue: true);

        // Interactive traffic: AF21. Also for the IPv4 clients of this dual-mode socket.
        socket.SetSocketOption(SocketOptionLevel.IP, SocketOptionName.TypeOfService, 0x48);
    }
}
