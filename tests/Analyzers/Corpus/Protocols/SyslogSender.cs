using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Logging.Syslog;

public enum Facility { Kernel = 0, User = 1, Daemon = 3, Local0 = 16, Local7 = 23 }

public enum Severity { Emergency, Alert, Critical, Error, Warning, Notice, Informational, Debug }

/// <summary>RFC 5424 over UDP (RFC 5426) or TCP with octet counting (RFC 6587).</summary>
public sealed class SyslogSender : IDisposable
{
    private readonly Socket _socket;
    private readonly bool _isStream;
    private readonly string _host = Dns.GetHostName();

    public SyslogSender(DnsEndPoint server, ProtocolType protocol)
    {
        _isStream = protocol == ProtocolType.Tcp;
        _socket = new Socket(_isStream ? SocketType.Stream : SocketType.Dgram, protocol);
        if (_isStream)
        {
            _socket.NoDelay = true;
            _socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, true);

            // Log lines must not be lost when the process ends.
            _socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.Linger, new LingerOption(true, 3));
            _socket.SendTimeout = 5000;
        }
        else
        {
            _socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.SendBuffer, 512 * 1024);
        }

        _socket.Connect(server);
    }

    public void Send(Facility facility, Severity severity, string app, string message)
    {
        int priority = (int)facility * 8 + (int)severity;
        string line = string.Create(
            CultureInfo.InvariantCulture,
            $"<{priority}>1 {DateTime.UtcNow:yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'} {_host} {app} {Environment.ProcessId} - - {message}");
        byte[] bytes = Encoding.UTF8.GetBytes(line);

        if (_isStream)
        {
            _socket.Send(Encoding.ASCII.GetBytes($"{bytes.Length} "));
        }

        try
        {
            _socket.Send(bytes);
        }
        catch (SocketException e) when (e.SocketErrorCode == SocketError.MessageSize && !_isStream)
        {
            _socket.Send(bytes.AsSpan(0, 1024));
        }
    }

    public void Dispose()
    {
        if (_isStream)
        {
            _socket.Shutdown(SocketShutdown.Send);
        }

        _socket.Dispose();
    }
}
