using System;
using System.Net.Sockets;
using System.Text;
using System.Threading;

namespace Terminal
{
    /// <summary>A Telnet client with callbacks. Refuses every option that the server offers.</summary>
    public class TelnetClient
    {
        private const byte IAC = 255, DONT = 254, DO = 253, WONT = 252, WILL = 251, DM = 242;

        private readonly Socket socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        private readonly byte[] buffer = new byte[2048];
        private readonly ManualResetEvent closed = new ManualResetEvent(false);

        public event Action<string> TextReceived;

        public void Connect(string host, int port)
        {
            // SYNCH comes as urgent data, and DM has to stay where it is in the stream (RFC 854).
            socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.OutOfBandInline, true);
            socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.NoDelay, true);
            socket.Connect(host, port);
            Receive();
        }

        public WaitHandle Closed
        {
            get { return closed; }
        }

        public void Send(string text)
        {
            socket.Send(Encoding.ASCII.GetBytes(text));
        }

        public void Interrupt()
        {
            socket.Send(new byte[] { IAC, 244, IAC }, SocketFlags.None);
            socket.Send(new byte[] { DM }, SocketFlags.OutOfBand);
        }

        private void Receive()
        {
            socket.BeginReceive(buffer, 0, buffer.Length, SocketFlags.None, delegate(IAsyncResult ar)
            {
                int count;
                try
                {
                    count = socket.EndReceive(ar);
                }
                catch (ObjectDisposedException)
                {
                    return;
                }

                if (count == 0)
                {
                    closed.Set();
                    return;
                }

                string text = Interpret(count);
                if (text.Length > 0 && TextReceived != null)
                    TextReceived(text);
                Receive();
            }, null);
        }

        private string Interpret(int count)
        {
            StringBuilder text = new StringBuilder(count);
            for (int i = 0; i < count; i++)
            {
                if (buffer[i] != IAC)
                {
                    text.Append((char)buffer[i]);
                    continue;
                }

                byte command = ++i < count ? buffer[i] : IAC;
                if ((command == DO || command == WILL) && ++i < count)
                    socket.Send(new byte[] { IAC, command == DO ? WONT : DONT, buffer[i] });
            }

            return text.ToString();
        }

        public void Close()
        {
            socket.LingerState = new LingerOption(true, 1);
            socket.Close();
            closed.Set();
        }
    }
}
