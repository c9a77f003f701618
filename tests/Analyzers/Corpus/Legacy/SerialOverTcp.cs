// corpus: net472
using System;
using System.IO;
using System.Net.Sockets;

namespace Instruments.Io
{
    /// <summary>
    /// Talks to an instrument behind a serial server. Looks like a serial port: lines, timeouts, discard buffers.
    /// </summary>
    public class SerialOverTcp : IDisposable
    {
        private readonly TcpClient tcp;
        private readonly NetworkStream stream;

        public SerialOverTcp(string host, int port)
        {
            tcp = new TcpClient(AddressFamily.InterNetwork);
            tcp.NoDelay = true;
            tcp.ReceiveBufferSize = 4096;
            tcp.LingerState = new LingerOption(false, 0);
            tcp.Client.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.DontRoute, false);
            tcp.Client.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, 1);
            tcp.Connect(host, port);
            stream = tcp.GetStream();
        }

        public string NewLine = "\r\n";

        public int Timeout
        {
            get { return (int)tcp.Client.GetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReceiveTimeout); }
            set
            {
                tcp.Client.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReceiveTimeout, value);
                tcp.Client.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.SendTimeout, value);
            }
        }

        public int BytesToRead
        {
            get { return tcp.Available; }
        }

        public void DiscardInBuffer()
        {
            byte[] buffer = new byte[256];
            while (stream.DataAvailable)
                stream.Read(buffer, 0, buffer.Length);
        }

        public void WriteLine(string text)
        {
            byte[] bytes = System.Text.Encoding.ASCII.GetBytes(text + NewLine);
            stream.Write(bytes, 0, bytes.Length);
        }

        public string ReadLine()
        {
            string line = "";
            while (!line.EndsWith(NewLine))
            {
                int c = stream.ReadByte();
                if (c < 0)
                    throw new EndOfStreamException("The instrument has hung up.");
                line += (char)c;
            }

            return line.Substring(0, line.Length - NewLine.Length);
        }

        public void Dispose()
        {
            stream.Dispose();
            tcp.Close();
        }
    }
}
