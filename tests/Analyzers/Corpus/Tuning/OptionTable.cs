using System.Net.Sockets;
using System.Text.Json;

namespace Balancer.Config;

/// <summary>Options from a configuration file: <c>{ "tcp.nodelay": 1, "socket.sndbuf": 262144 }</c>.</summary>
public sealed class OptionTable
{
    private static readonly Dictionary<string, (SocketOptionLevel Level, SocketOptionName Name)> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        ["socket.keepalive"] = (SocketOptionLevel.Socket, SocketOptionName.KeepAlive),
        ["socket.sndbuf"] = (SocketOptionLevel.Socket, SocketOptionName.SendBuffer),
        ["socket.rcvbuf"] = (SocketOptionLevel.Socket, SocketOptionName.ReceiveBuffer),
        ["tcp.nodelay"] = (SocketOptionLevel.Tcp, SocketOptionName.NoDelay),
        ["tcp.keepidle"] = (SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveTime),
        ["tcp.keepintvl"] = (SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveInterval),
        ["tcp.keepcnt"] = (SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveRetryCount),
        ["ip.tos"] = (SocketOptionLevel.IP, SocketOptionName.TypeOfService),
        ["ip.ttl"] = (SocketOptionLevel.IP, SocketOptionName.IpTimeToLive),
    };

    private static readonly Dictionary<string, Action<Socket, int>> Special = new(StringComparer.OrdinalIgnoreCase)
    {
        ["socket.linger"] = static (socket, value) => socket.LingerState = new LingerOption(value >= 0, Math.Max(0, value)),
        ["socket.reuseaddr"] = static (socket, value) =>
            socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, value),
        ["ipv6.only"] = static (socket, value) =>
            socket.SetSocketOption(SocketOptionLevel.IPv6, SocketOptionName.IPv6Only, value != 0),
    };

    private readonly List<(string Key, int Value)> _options;

    private OptionTable(List<(string, int)> options) => _options = options;

    public static OptionTable Load(Stream json)
    {
        var values = JsonSerializer.Deserialize<Dictionary<string, int>>(json) ?? [];
        var unknown = values.Keys.Where(key => !Known.ContainsKey(key) && !Special.ContainsKey(key)).ToList();
        return unknown.Count == 0
            ? new OptionTable(values.Select(pair => (pair.Key, pair.Value)).ToList())
            : throw new FormatException($"No such options: {string.Join(", ", unknown)}.");
    }

    public void Apply(Socket socket)
    {
        foreach (var (key, value) in _options)
        {
            if (Special.TryGetValue(key, out var set))
            {
                set(socket, value);
            }
            else
            {
                var (level, name) = Known[key];
                socket.SetSocketOption(level, name, value);
            }
        }
    }

    public IEnumerable<string> Dump(Socket socket) =>
        from option in Known
        where _options.Exists(o => o.Key == option.Key)
        let value = socket.GetSocketOption(option.Value.Level, option.Value.Name)
        select $"{option.Key} = {value}";
}
