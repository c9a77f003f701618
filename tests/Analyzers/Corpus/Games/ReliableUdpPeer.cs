using System;
using System.Net;
using System.Net.Sockets;
using System.Threading;

namespace NetPlay
{
    /// <summary>The socket below a reliable-UDP library that also runs on game consoles and in old engines.</summary>
    internal sealed class PeerSocket
    {
        private const int SIO_UDP_CONNRESET = -1744830452;
        private readonly bool _ipv6;
        private Socket _socket;
        private Thread _thread;
        private volatile bool _active;

        public delegate void MessageReceived(byte[] data, int length, SocketError errorCode, EndPoint remoteEndPoint);

        public event MessageReceived OnMessage;

        public PeerSocket(bool ipv6)
        {
            _ipv6 = ipv6;
        }

        public bool Bind(int port, bool reuseAddress)
        {
            _socket = new Socket(
                _ipv6 ? AddressFamily.InterNetworkV6 : AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
            _socket.ReceiveTimeout = 500;
            _socket.SendTimeout = 500;
            _socket.ReceiveBufferSize = 1048576;
            _socket.SendBufferSize = 1048576;
            _socket.Blocking = true;

            if (Environment.OSVersion.Platform == PlatformID.Win32NT)
            {
                _socket.IOControl(SIO_UDP_CONNRESET, new byte[] { 0 }, null);
            }

            try
            {
                _socket.ExclusiveAddressUse = !reuseAddress;
                if (reuseAddress)
                    _socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
            }
            catch
            {
                // not on every console
            }

            if (_ipv6)
            {
                try { _socket.DualMode = true; }
                catch (Exception e) { Console.WriteLine("[B] dual mode: " + e); }
            }
            else
            {
                _socket.Ttl = 255;
                try { _socket.EnableBroadcast = true; }
                catch (SocketException e) { Console.WriteLine("[B] broadcast: " + e.SocketErrorCode); }
                try { _socket.DontFragment = true; }
                catch (SocketException e) { Console.WriteLine("[B] don't fragment: " + e.SocketErrorCode); }
            }

            try
            {
                _socket.Bind(new IPEndPoint(_ipv6 ? IPAddress.IPv6Any : IPAddress.Any, port));
            }
            catch (SocketException)
            {
                return false;
            }

            _active = true;
            _thread = new Thread(ReceiveLogic) { IsBackground = true, Name = "ReceiveThread(" + port + ")" };
            _thread.Start();
            return true;
        }

        private void ReceiveLogic()
        {
            EndPoint remote = new IPEndPoint(_ipv6 ? IPAddress.IPv6Any : IPAddress.Any, 0);
            while (_active)
            {
                byte[] data = new byte[1500];
                int result;
                try
                {
                    result = _socket.ReceiveFrom(data, ref remote);
                }
                catch (SocketException e)
                {
                    if (e.SocketErrorCode != SocketError.TimedOut && e.SocketErrorCode != SocketError.ConnectionReset)
                        OnMessage(null, 0, e.SocketErrorCode, remote);
                    continue;
                }

                OnMessage(data, result, SocketError.Success, remote);
            }
        }

        public void Close()
        {
            _active = false;
            _socket.Close();
            _thread.Join();
        }
    }
}
