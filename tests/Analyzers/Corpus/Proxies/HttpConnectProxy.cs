using System;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading;

namespace MiniProxy
{
    /// <summary>CONNECT proxy with two blocking copy loops per connection.</summary>
    class HttpConnectProxy
    {
        readonly TcpListener listener;
        int active;

        public HttpConnectProxy(IPEndPoint endPoint)
        {
            listener = new TcpListener(endPoint);
            listener.Server.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.SendTimeout, 30000);
        }

        public int Active { get { return active; } }

        public void Run()
        {
            listener.Start(50);
            while (true)
            {
                TcpClient client = listener.AcceptTcpClient();
                ThreadPool.QueueUserWorkItem(o => Handle((TcpClient)o!), client);
            }
        }

        void Handle(TcpClient client)
        {
            Interlocked.Increment(ref active);
            try
            {
                client.ReceiveTimeout = 15000;
                NetworkStream stream = client.GetStream();
                string head = ReadHead(stream);
                string[] parts = head.Split(' ');
                if (parts.Length < 3 || parts[0] != "CONNECT")
                {
                    byte[] no = Encoding.ASCII.GetBytes("HTTP/1.1 405 Method Not Allowed\r\nContent-Length: 0\r\n\r\n");
                    stream.Write(no, 0, no.Length);
                    return;
                }

                int colon = parts[1].LastIndexOf(':');
                using (TcpClient server = new TcpClient(parts[1].Substring(0, colon), int.Parse(parts[1].Substring(colon + 1))))
                {
                    byte[] yes = Encoding.ASCII.GetBytes("HTTP/1.1 200 Connection established\r\n\r\n");
                    stream.Write(yes, 0, yes.Length);

                    // A tunnel may be idle for as long as both ends like. Dead ones are for keep-alive to find.
                    client.ReceiveTimeout = 0;
                    foreach (Socket s in new[] { client.Client, server.Client })
                    {
                        s.NoDelay = true;
                        s.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, true);
                    }

                    Thread back = new Thread(() => Copy(server.GetStream(), stream));
                    back.Start();
                    Copy(stream, server.GetStream());
                    back.Join();
                }
            }
            catch (Exception e)
            {
                Console.Error.WriteLine(e.Message);
            }
            finally
            {
                Interlocked.Decrement(ref active);
                client.Close();
            }
        }

        static void Copy(NetworkStream from, NetworkStream to)
        {
            byte[] buffer = new byte[16384];
            try
            {
                int n;
                while ((n = from.Read(buffer, 0, buffer.Length)) > 0)
                    to.Write(buffer, 0, n);
            }
            catch (System.IO.IOException)
            {
            }

            to.Close();
        }

        static string ReadHead(NetworkStream stream)
        {
            StringBuilder text = new StringBuilder();
            int c;
            while ((c = stream.ReadByte()) >= 0)
            {
                text.Append((char)c);
                if (c == '\n' && text.Length > 3 && text[text.Length - 3] == '\n')
                    break;
            }

            return text.ToString();
        }
    }
}
