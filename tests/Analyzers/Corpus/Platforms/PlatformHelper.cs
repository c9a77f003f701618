using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace Studio.Remoting;

/// <summary>Where we run. Asked all over the place, so computed once.</summary>
internal static class Platform
{
    [SupportedOSPlatformGuard("windows")]
    public static readonly bool IsWindows = RuntimeInformation.IsOSPlatform(OSPlatform.Windows);

    [SupportedOSPlatformGuard("linux")]
    public static bool IsLinux { get; } = OperatingSystem.IsLinux();

    public static bool IsUnix => !IsWindows;
}

public sealed class RemotingChannel : IDisposable
{
    private static readonly bool s_isWindows = OperatingSystem.IsWindows();

    private readonly Socket _socket;

    public RemotingChannel(Socket socket)
    {
        _socket = socket;
        _socket.NoDelay = true;

        if (Platform.IsWindows)
        {
            _socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.DontLinger, true);
        }
        else
        {
            _socket.LingerState = new LingerOption(false, 0);
        }
    }

    public void EnableKeepAlive(TimeSpan idle, TimeSpan interval)
    {
        if (s_isWindows)
        {
            byte[] values = new byte[12];
            MemoryMarshal.Cast<byte, uint>(values.AsSpan())[0] = 1;
            MemoryMarshal.Cast<byte, uint>(values.AsSpan())[1] = (uint)idle.TotalMilliseconds;
            MemoryMarshal.Cast<byte, uint>(values.AsSpan())[2] = (uint)interval.TotalMilliseconds;
            _socket.IOControl(IOControlCode.KeepAliveValues, values, null);
            return;
        }

        _socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, true);
        _socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveTime, (int)idle.TotalSeconds);
        _socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveInterval, (int)interval.TotalSeconds);
    }

    public void AllowNatTraversal()
    {
        if (!Platform.IsWindows)
        {
            return;
        }

        _socket.SetIPProtectionLevel(IPProtectionLevel.Unrestricted);
    }

    public string Describe() =>
        $"{(Platform.IsUnix ? "unix" : "windows")}: {_socket.LocalEndPoint} - {_socket.RemoteEndPoint}"
        + (Platform.IsLinux ? $", fd {_socket.Handle}" : "");

    public void Dispose() => _socket.Dispose();
}
