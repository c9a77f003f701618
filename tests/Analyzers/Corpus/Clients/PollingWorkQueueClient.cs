using System;
using System.Net;
using System.Net.Sockets;
using System.Threading;

namespace WorkQueue.Client
{
    // Non-blocking connect: the framework's timeout is far too long for us.
    public class QueueConnection
    {
        private readonly IPEndPoint _server;
        private Socket _socket;

        public QueueConnection(IPEndPoint server)
        {
            _server = server;
        }

        public bool IsOpen
        {
            get { return _socket != null && _socket.Connected; }
        }

        public void Open(int attempts)
        {
            for (int attempt = 1; ; attempt++)
            {
                Socket socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
                socket.Blocking = false;
                try
                {
                    socket.Connect(_server);
                }
                catch (SocketException e)
                {
                    if (e.SocketErrorCode != SocketError.WouldBlock && e.SocketErrorCode != SocketError.InProgress)
                        throw;
                }

                if (socket.Poll(2000000, SelectMode.SelectWrite))
                {
                    int error = (int)socket.GetSocketOption(SocketOptionLevel.Socket, SocketOptionName.Error);
                    if (error == 0)
                    {
                        _socket = socket;
                        return;
                    }

                    // start over with a clean slate
                    socket.SetSocketOption(SocketOptionLevel.Socket, {|SOPT1001:SocketOptionName.Error|}, 0);
                }

                socket.Close();
                if (attempt == attempts)
                    throw new TimeoutException("The queue does not answer.");
                Thread.Sleep(500 * attempt);
            }
        }

        public void Drain()
        {
            // Whatever is left over from the last job: forget it.
            _socket.GetSocketOption(SocketOptionLevel.Socket, {|SOPT1014:SocketOptionName.Error|});
            byte[] trash = new byte[512];
            while (_socket.Available > 0)
                _socket.Receive(trash);
        }

        public void Close()
        {
            if (_socket != null)
                _socket.Close();
            _socket = null;
        }
    }
}
