using System;
using System.Net.Sockets;

namespace Legacy.Net
{
    // The options that the reference assemblies of the first targets did not name yet.
    internal static class OptionNames
    {
        public const SocketOptionName TcpKeepCount = (SocketOptionName)16;
        public const SocketOptionName TcpKeepInterval = (SocketOptionName)17;
        public const SocketOptionName TcpKeepIdle = (SocketOptionName)3;
        public const SocketOptionName IPv6OnlyName = (SocketOptionName)27;
        public const SocketOptionName NoDelay = SocketOptionName.NoDelay;
        public const SocketOptionLevel TcpLevel = SocketOptionLevel.Tcp;
    }

    internal sealed class TcpTuning
    {
        private readonly KeepAliveConfig _keepAlive;
        private readonly Action<string> _warn;

        public TcpTuning(KeepAliveConfig keepAlive, Action<string> warn)
        {
            _keepAlive = keepAlive;
            _warn = warn;
        }

        public void ApplyTo(Socket socket)
        {
            socket.SetSocketOption(OptionNames.TcpLevel, OptionNames.NoDelay, true);
            if (_keepAlive == null)
                return;

            socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, true);
            Try(socket, OptionNames.TcpKeepIdle, _keepAlive.IdleSeconds);
            Try(socket, OptionNames.TcpKeepInterval, _keepAlive.IntervalSeconds);
            Try(socket, OptionNames.TcpKeepCount, _keepAlive.Count);
        }

        public void Defaults(Socket socket)
        {
            socket.SetSocketOption(SocketOptionLevel.Tcp, OptionNames.TcpKeepIdle, 60);
            socket.SetSocketOption(SocketOptionLevel.Tcp, OptionNames.TcpKeepInterval, 5);
            socket.SetSocketOption(SocketOptionLevel.Tcp, OptionNames.TcpKeepCount, 5);
        }

        public static void AcceptBothProtocols(Socket listener)
        {
            if (listener.AddressFamily == AddressFamily.InterNetworkV6)
                listener.SetSocketOption(SocketOptionLevel.IPv6, OptionNames.IPv6OnlyName, false);
        }

        private void Try(Socket socket, SocketOptionName name, int value)
        {
            try
            {
                socket.SetSocketOption(SocketOptionLevel.Tcp, name, value);
            }
            catch (SocketException e)
            {
                _warn(string.Format("TCP option {0} = {1}: {2}", (int)name, value, e.SocketErrorCode));
            }
        }
    }

    internal sealed class KeepAliveConfig
    {
        public int IdleSeconds { get; set; }
        public int IntervalSeconds { get; set; }
        public int Count { get; set; }
    }
}
