using System.Globalization;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace Service.Activation;

/// <summary>Sockets that systemd has opened for us (sd_listen_fds(3)).</summary>
public static class SystemdActivation
{
    private const int ListenFdsStart = 3;
    private const int FdCloexec = 1;
    private const int FSetFd = 2;

    [DllImport("libc", SetLastError = true)]
    private static extern int fcntl(int fd, int command, int argument);

    public static IReadOnlyList<Socket> TakeSockets()
    {
        if (Read("LISTEN_PID") != Environment.ProcessId || Read("LISTEN_FDS") is not { } count)
        {
            return [];
        }

        var sockets = new List<Socket>(count);
        for (int fd = ListenFdsStart; fd < ListenFdsStart + count; fd++)
        {
            if (fcntl(fd, FSetFd, FdCloexec) != 0)
            {
                throw new InvalidOperationException($"fd {fd}: errno {Marshal.GetLastPInvokeError()}");
            }

            var socket = new Socket(new SafeSocketHandle(fd, ownsHandle: true));

            // Everything that can be known about it is asked of the kernel.
            bool listening = (int)socket.GetSocketOption(SocketOptionLevel.Socket, SocketOptionName.AcceptConnection)! != 0;
            bool isTcp = socket.SocketType == SocketType.Stream
                && socket.AddressFamily is AddressFamily.InterNetwork or AddressFamily.InterNetworkV6;
            if (listening && isTcp)
            {
                socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.NoDelay, true);
                socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, true);
            }

            sockets.Add(socket);
        }

        Environment.SetEnvironmentVariable("LISTEN_PID", null);
        Environment.SetEnvironmentVariable("LISTEN_FDS", null);
        return sockets;
    }

    private static int? Read(string variable) =>
        int.TryParse(
            Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out int value)
            ? value
            : null;
}
