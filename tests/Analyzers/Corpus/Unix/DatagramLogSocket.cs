using System.Net.Sockets;
using System.Text;

namespace Journal;

/// <summary>Writes structured entries to the journal's datagram socket.</summary>
public sealed class JournalWriter : IDisposable
{
    private const string JournalPath = "/run/systemd/journal/socket";
    private readonly Socket? _socket;

    public JournalWriter()
    {
        if (!OperatingSystem.IsLinux() || !File.Exists(JournalPath))
        {
            return;
        }

        _socket = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
        try
        {
            // Entries with stack traces do not fit into the default buffer.
            _socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.SendBuffer, 8 * 1024 * 1024);
        }
        catch (SocketException)
        {
            // Capped by net.core.wmem_max. Long entries are cut then.
        }

        _socket.Connect(new UnixDomainSocketEndPoint(JournalPath));
    }

    public bool Write(int priority, string message, params (string Key, string Value)[] fields)
    {
        if (_socket is null)
        {
            return false;
        }

        StringBuilder entry = new();
        Append("PRIORITY", priority.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Append("SYSLOG_IDENTIFIER", AppDomain.CurrentDomain.FriendlyName);
        Append("MESSAGE", message);
        foreach ((string key, string value) in fields)
        {
            Append(key.ToUpperInvariant(), value);
        }

        try
        {
            return _socket.Send(Encoding.UTF8.GetBytes(entry.ToString())) > 0;
        }
        catch (SocketException e) when (e.SocketErrorCode == SocketError.MessageSize)
        {
            return false;
        }

        void Append(string key, string value) => entry.Append(key).Append('=').Append(value.ReplaceLineEndings(" ")).Append('\n');
    }

    public void Dispose() => _socket?.Dispose();
}
