using System;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace Telemetry.KeepAlive
{
    public static class KeepAliveExtensions
    {
        /// <summary>
        /// Turns keep-alive on. The times are in milliseconds, as in tcp_keepalive of Winsock.
        /// </summary>
        public static void SetKeepAlive(this Socket socket, bool on, uint timeMs, uint intervalMs)
        {
            if (socket == null)
                throw new ArgumentNullException(nameof(socket));

            if (RuntimeInformation.IsOSPlatform(OSPlatform.Windows))
            {
                SetKeepAliveWindows(socket, on, timeMs, intervalMs);
                return;
            }

            socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, on);
            if (!on)
                return;

            socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveTime, ToSeconds(timeMs));
            socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveInterval, ToSeconds(intervalMs));
        }

        private static void SetKeepAliveWindows(Socket socket, bool on, uint timeMs, uint intervalMs)
        {
            if (!RuntimeInformation.IsOSPlatform(OSPlatform.Windows))
                throw new PlatformNotSupportedException();

            // struct tcp_keepalive { u_long onoff; u_long keepalivetime; u_long keepaliveinterval; };
            int size = sizeof(uint);
            byte[] values = new byte[size * 3];
            BitConverter.GetBytes(on ? 1u : 0u).CopyTo(values, 0);
            BitConverter.GetBytes(timeMs).CopyTo(values, size);
            BitConverter.GetBytes(intervalMs).CopyTo(values, size * 2);
            socket.IOControl(IOControlCode.KeepAliveValues, values, null);
        }

        // At least a second: zero means "off" to some kernels and EINVAL to others.
        private static int ToSeconds(uint milliseconds) => (int)Math.Clamp(milliseconds / 1000, 1, 32767);

        /// <summary>Whether keep-alive is on.</summary>
        public static bool IsKeepAlive(this Socket socket)
        {
            object value = socket.GetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive)!;
            return (int)value != 0;
        }
    }
}
