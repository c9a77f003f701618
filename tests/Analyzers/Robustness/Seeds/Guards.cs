using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace Seeds;

internal static class Guards
{
    private static readonly bool OnLinux = OperatingSystem.IsLinux();

    private static bool IsUnix => OperatingSystem.IsLinux() || OperatingSystem.IsMacOS() || OperatingSystem.IsFreeBSD();

    [SupportedOSPlatformGuard("windows")]
    private static bool IsWindows { get; } = OperatingSystem.IsWindows();

    [SupportedOSPlatform("windows")]
    public static void Windows(Socket socket) => socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.DontLinger, true);

    [UnsupportedOSPlatform("windows")]
    public static void NotWindows(Socket socket) => socket.SetSocketOption(SocketOptionLevel.Socket, (SocketOptionName)15, 1);

    public static void All(Socket socket)
    {
        if (RuntimeInformation.IsOSPlatform(OSPlatform.Windows) && !OnLinux)
        {
            socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseUnicastPort, true);
        }
        else if (RuntimeInformation.IsOSPlatform(OSPlatform.Linux) || OperatingSystem.IsAndroid())
        {
            socket.SetRawSocketOption(6, 18, BitConverter.GetBytes(1000));
        }

        _ = !OperatingSystem.IsWindows() ? 0 : socket.IOControl(IOControlCode.KeepAliveValues, new byte[12], null);
        bool done = OperatingSystem.IsWindows() && socket.IOControl(IOControlCode.KeepAliveValues, new byte[12], null) == 0;
        switch (Environment.OSVersion.Platform)
        {
            case PlatformID.Win32NT when done:
                socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.UseLoopback, true);
                goto default;
            case PlatformID.Unix:
                socket.SetRawSocketOption(1, 15, BitConverter.GetBytes(1));
                break;
            default:
                break;
        }

        if (IsWindows is false)
        {
            socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.DontLinger, false);
        }

        if (!OperatingSystem.IsOSPlatform("Linux") || !OperatingSystem.IsWindowsVersionAtLeast(10, 0, 17763))
        {
            throw new PlatformNotSupportedException();
        }

        while (IsUnix)
        {
            socket.SetSocketOption(SocketOptionLevel.Udp, SocketOptionName.ChecksumCoverage, 8);
        }
    }
}
