#nullable disable
using System;
using System.Net.Sockets;
#if NETSTANDARD2_0 || NETFRAMEWORK
using System.Runtime.InteropServices;
#endif

namespace Driver.Core.Net
{
    /// <summary>Keep-alive for all targets of the driver.</summary>
    internal static class SocketKeepAlive
    {
#if NETSTANDARD2_0 || NETFRAMEWORK
        // The options are not in the reference assemblies of these targets.
        private const SocketOptionName TcpKeepAliveTime = (SocketOptionName)0x3;
        private const SocketOptionName TcpKeepAliveInterval = (SocketOptionName)0x11;
#else
        private const SocketOptionName TcpKeepAliveTime = SocketOptionName.TcpKeepAliveTime;
        private const SocketOptionName TcpKeepAliveInterval = SocketOptionName.TcpKeepAliveInterval;
#endif

        public static void Configure(Socket socket, TimeSpan time, TimeSpan interval)
        {
            int seconds = Math.Max(1, (int)Math.Ceiling(time.TotalSeconds));
            int every = Math.Max(1, (int)Math.Ceiling(interval.TotalSeconds));

#if NET5_0_OR_GREATER || !NETFRAMEWORK
            socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, true);
            socket.SetSocketOption(SocketOptionLevel.Tcp, TcpKeepAliveTime, seconds);
            socket.SetSocketOption(SocketOptionLevel.Tcp, TcpKeepAliveInterval, every);
#elif NETFRAMEWORK
            byte[] values = new byte[12];
            BitConverter.GetBytes(1).CopyTo(values, 0);
            BitConverter.GetBytes(seconds * 1000).CopyTo(values, 4);
            BitConverter.GetBytes(every * 1000).CopyTo(values, 8);
            socket.IOControl(IOControlCode.KeepAliveValues, values, null);
#endif
        }

        public static Socket CreateDualMode(SocketType type, ProtocolType protocol)
        {
#if NETFRAMEWORK
            if (!Socket.OSSupportsIPv6)
            {
                return new Socket(AddressFamily.InterNetwork, type, protocol);
            }
#endif
            Socket socket = new Socket(AddressFamily.InterNetworkV6, type, protocol);
            socket.SetSocketOption(SocketOptionLevel.IPv6, SocketOptionName.IPv6Only, false);
            return socket;
        }
    }
}
