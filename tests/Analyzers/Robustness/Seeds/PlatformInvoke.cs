using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace Seeds;

internal static unsafe partial class PlatformInvoke
{
    private const int SOL_SOCKET = 1, SO_REUSEPORT = 15, SO_ERROR = 4;

    [DllImport("libc", SetLastError = true)]
    private static extern int setsockopt(int fd, int level, int optname, ref int optval, uint optlen);

    [DllImport("libc", EntryPoint = "setsockopt", SetLastError = true)]
    private static extern int SetOption(IntPtr fd, int level, int name, void* value, int length);

    [DllImport("libc", SetLastError = true)]
    private static extern int getsockopt(int fd, int level, int optname, out int optval, ref uint optlen);

    [DllImport("ws2_32.dll", SetLastError = true)]
    private static extern SocketError setsockopt(SafeHandle handle, SocketOptionLevel level, SocketOptionName name, byte[] value, int length);

    [DllImport("libc")]
    private static extern int setsockopt(nint fd, int level);

    public static void ReusePort(Socket socket)
    {
        int on = 1;
        uint length = sizeof(int);
        int fd = (int)socket.Handle;
        setsockopt(fd, SOL_SOCKET, SO_REUSEPORT, ref on, sizeof(int));
        if (setsockopt(fd, 6, 18, ref on, 4) != 0)
        {
            throw new SocketException(Marshal.GetLastPInvokeError());
        }

        _ = SetOption(socket.SafeHandle.DangerousGetHandle(), 6, 3, &on, sizeof(int));
        fixed (byte* bytes = "bbr"u8)
        {
            SetOption(socket.Handle, 6, 13, bytes, 3);
            SetOption(socket.Handle, 1, 3, null, 0);
        }

        getsockopt(fd, SOL_SOCKET, SO_ERROR, out int error, ref length);
        getsockopt(optlen: ref length, fd: sockfd(), optname: SO_ERROR, level: SOL_SOCKET, optval: out _);
        setsockopt(socket.SafeHandle, SocketOptionLevel.Socket, SocketOptionName.Type, new byte[4], 4);
        setsockopt(fd, SOL_SOCKET);
        if (RuntimeInformation.IsOSPlatform(OSPlatform.Linux) && setsockopt(fd, SOL_SOCKET, 2, ref on, length) is -1)
        {
            on = error;
        }

        int sockfd() => fd;
    }
}
