using System.Net.Sockets;
using System.Text.Json;

namespace Supervisor.Control;

public abstract record Command
{
    public sealed record Restart(string Service) : Command;
    public sealed record Status : Command;
}

/// <summary>The control channel of the supervisor: one JSON document per connection, on a Unix domain socket.</summary>
public sealed class ControlServer(string path, Func<Command, Task<string>> execute) : IDisposable
{
    private readonly Socket _listener = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);

    public void Start()
    {
        // A socket file that nobody listens on is left over from a crash.
        if (File.Exists(path) && !IsAlive())
        {
            File.Delete(path);
        }

        _listener.Bind(new UnixDomainSocketEndPoint(path));
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        _listener.Listen(16);
    }

    private bool IsAlive()
    {
        using Socket probe = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            probe.Connect(new UnixDomainSocketEndPoint(path));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    public async Task RunAsync(CancellationToken stop)
    {
        while (true)
        {
            using Socket client = await _listener.AcceptAsync(stop);
            client.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReceiveBuffer, 32 * 1024);
            client.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.SendBuffer, 32 * 1024);

            using CancellationTokenSource deadline = CancellationTokenSource.CreateLinkedTokenSource(stop);
            deadline.CancelAfter(2000);
            await using NetworkStream stream = new(client);
            try
            {
                Command? command = await JsonSerializer.DeserializeAsync<Command.Restart>(stream, cancellationToken: deadline.Token);
                string answer = command is null ? "?" : await execute(command);
                await JsonSerializer.SerializeAsync(stream, new { answer }, cancellationToken: deadline.Token);
            }
            catch (Exception e) when (e is JsonException or IOException)
            {
                await stream.WriteAsync("{\"error\":\"malformed\"}"u8.ToArray(), stop);
            }
        }
    }

    public void Dispose()
    {
        _listener.Dispose();
        File.Delete(path);
    }
}
