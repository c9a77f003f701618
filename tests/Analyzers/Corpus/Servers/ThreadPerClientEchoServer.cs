// Echo server, one thread per client. Good enough for the lab exercise.
using System;
using System.Collections.Generic;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading;

namespace Lab3.EchoServer
{
    public class EchoServer
    {
        private readonly int port;
        private Socket serverSocket;
        private readonly List<Thread> workers = new List<Thread>();
        private volatile bool running;

        public EchoServer(int port)
        {
            this.port = port;
        }

        public void Start()
        {
            serverSocket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            serverSocket.ExclusiveAddressUse = true;
            serverSocket.Bind(new IPEndPoint(IPAddress.Any, port));
            serverSocket.Listen(10);
            running = true;

            Console.WriteLine("Waiting for a connection on port {0}...", port);
            while (running)
            {
                Socket client;
                try
                {
                    client = serverSocket.Accept();
                }
                catch (SocketException)
                {
                    break; // Stop() closed the listening socket
                }

                // Echo is chatty, so don't let Nagle sit on the small replies.
                client.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.NoDelay, true);
                client.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReceiveTimeout, 60000);
                client.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.SendTimeout, 60000);

                Thread t = new Thread(HandleClient);
                t.IsBackground = true;
                workers.Add(t);
                t.Start(client);
            }
        }

        public void Stop()
        {
            running = false;
            serverSocket.Close();
        }

        private void HandleClient(object state)
        {
            Socket client = (Socket)state;
            byte[] buffer = new byte[1024];
            string name = client.RemoteEndPoint.ToString();

            try
            {
                int read;
                while ((read = client.Receive(buffer)) > 0)
                {
                    string text = Encoding.ASCII.GetString(buffer, 0, read);
                    Console.WriteLine("[{0}] {1}", name, text);
                    client.Send(buffer, read, SocketFlags.None);
                }
            }
            catch (SocketException ex)
            {
                if (ex.SocketErrorCode == SocketError.TimedOut)
                    Console.WriteLine("{0} was idle for too long", name);
                else
                    Console.WriteLine("{0}: {1}", name, ex.Message);
            }
            finally
            {
                client.Shutdown(SocketShutdown.Both);
                client.Close();
            }
        }
    }
}
