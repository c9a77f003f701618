// corpus: net8.0
using System.IO.Pipes;
using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using System.Text.Json;

namespace DockerDash;

/// <summary>Talks HTTP to the Docker engine over its Unix domain socket, a named pipe or TCP.</summary>
public sealed class DockerClient : IDisposable
{
    private readonly HttpClient _http;

    public DockerClient(Uri endpoint)
    {
        _http = new HttpClient(new SocketsHttpHandler { ConnectCallback = (_, ct) => ConnectAsync(endpoint, ct) })
        {
            BaseAddress = new Uri("http://docker/v1.43/"),
        };
    }

    public async Task<IReadOnlyList<string>> ListContainersAsync(CancellationToken ct = default)
    {
        await using var stream = await _http.GetStreamAsync("containers/json?all=true", ct);
        using var json = await JsonDocument.ParseAsync(stream, cancellationToken: ct);
        return json.RootElement.EnumerateArray().Select(c => c.GetProperty("Id").GetString()![..12]).ToArray();
    }

    private static async ValueTask<Stream> ConnectAsync(Uri endpoint, CancellationToken ct)
    {
        switch (endpoint.Scheme)
        {
            case "unix":
                var unix = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
                unix.SendBufferSize = 64 * 1024;
                await unix.ConnectAsync(new UnixDomainSocketEndPoint(endpoint.LocalPath), ct);
                return new NetworkStream(unix, true);

            case "npipe":
                var pipe = new NamedPipeClientStream(".", "docker_engine", PipeDirection.InOut, PipeOptions.Asynchronous);
                await pipe.ConnectAsync(ct);
                return pipe;

            case "tcp":
                var tcp = new Socket(SocketType.Stream, ProtocolType.Tcp);
                tcp.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.NoDelay, true);
                tcp.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, true);
                await tcp.ConnectAsync(endpoint.Host, endpoint.Port, ct);
                return new NetworkStream(tcp, true);

            default:
                throw new NotSupportedException($"{endpoint.Scheme}:// is not an address of a Docker engine");
        }
    }

    public void Dispose() => _http.Dispose();
}
