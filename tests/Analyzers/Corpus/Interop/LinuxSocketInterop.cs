using System;
using System.ComponentModel;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace HighPerf.Transport.Interop
{
    /// <summary>The calls of libc that the framework does not have.</summary>
    internal static class LinuxInterop
    {
        public const int SOL_SOCKET = 1;
        public const int SO_BUSY_POLL = 46;
        public const int SO_INCOMING_CPU = 49;
        public const int IPPROTO_TCP = 6;
        public const int TCP_QUICKACK = 12;

        [DllImport("libc", SetLastError = true)]
        private static extern unsafe int setsockopt(int sockfd, int level, int optname, void* optval, uint optlen);

        [DllImport("libc", SetLastError = true)]
        private static extern unsafe int getsockopt(int sockfd, int level, int optname, void* optval, uint* optlen);

        [DllImport("libc", SetLastError = true)]
        private static extern int sched_getcpu();

        public static int CurrentProcessor => sched_getcpu();

        public static void Set(Socket socket, int level, int option, int value)
        {
            unsafe
            {
                if (setsockopt((int)socket.Handle, level, option, &value, sizeof(int)) != 0)
                    throw new Win32Exception(Marshal.GetLastWin32Error(), $"setsockopt({level}, {option})");
            }
        }

        public static bool TryGet(Socket socket, int level, int option, out int value)
        {
            value = 0;
            uint length = sizeof(int);
            unsafe
            {
                fixed (int* pointer = &value)
                {
                    return getsockopt((int)socket.Handle, level, option, pointer, &length) == 0;
                }
            }
        }
    }

    internal sealed class BusyPolling
    {
        private readonly int _microseconds;

        public BusyPolling(int microseconds) => _microseconds = microseconds;

        public bool Apply(Socket socket)
        {
            if (!OperatingSystem.IsLinux() || _microseconds == 0)
                return false;

            LinuxInterop.Set(socket, LinuxInterop.SOL_SOCKET, LinuxInterop.SO_BUSY_POLL, _microseconds);
            LinuxInterop.Set(socket, LinuxInterop.IPPROTO_TCP, LinuxInterop.TCP_QUICKACK, 1);

            // Worth nothing if the interrupt arrives on another processor.
            return LinuxInterop.TryGet(socket, LinuxInterop.SOL_SOCKET, LinuxInterop.SO_INCOMING_CPU, out int cpu)
                && cpu == LinuxInterop.CurrentProcessor;
        }
    }
}
