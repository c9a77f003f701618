using System;
using System.Collections;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ChatSample
{
    /// <summary>
    /// Asynchronous (Begin/End) chat server. Every message goes to every client.
    /// </summary>
    internal class ChatServer : IDisposable
    {
        private class Session
        {
            public Socket Socket;
            public byte[] Buffer = new byte[BUFFER_SIZE];
            public string NickName = "anonymous";
        }

        private const int BUFFER_SIZE = 8192;
        private const int BACKLOG = 64;

        private readonly ArrayList m_sessions = ArrayList.Synchronized(new ArrayList());
        private Socket m_listener;

        public void Listen(IPAddress address, int port)
        {
            m_listener = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
            m_listener.ReceiveBufferSize = BUFFER_SIZE;
            m_listener.SendBufferSize = BUFFER_SIZE * 2;
            m_listener.Bind(new IPEndPoint(address, port));
            m_listener.Listen(BACKLOG);
            m_listener.BeginAccept(OnAccept, null);
        }

        private void OnAccept(IAsyncResult ar)
        {
            Socket socket;
            try
            {
                socket = m_listener.EndAccept(ar);
                m_listener.BeginAccept(OnAccept, null);
            }
            catch (ObjectDisposedException)
            {
                return;
            }

            // don't keep the port in TIME_WAIT when we kick somebody out
            socket.LingerState = new LingerOption(true, 0);
            socket.NoDelay = true;
            socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, 1);

            Session session = new Session();
            session.Socket = socket;
            m_sessions.Add(session);
            Begin(session);
        }

        private void Begin(Session session)
        {
            session.Socket.BeginReceive(session.Buffer, 0, BUFFER_SIZE, SocketFlags.None, OnReceive, session);
        }

        private void OnReceive(IAsyncResult ar)
        {
            Session session = (Session)ar.AsyncState;
            SocketError error;
            int count = session.Socket.EndReceive(ar, out error);
            if (error != SocketError.Success || count == 0)
            {
                Drop(session);
                return;
            }

            string line = Encoding.UTF8.GetString(session.Buffer, 0, count);
            if (line.StartsWith("/nick "))
                session.NickName = line.Substring(6).Trim();
            else
                Broadcast(session.NickName + ": " + line);

            Begin(session);
        }

        private void Broadcast(string message)
        {
            byte[] data = Encoding.UTF8.GetBytes(message);
            foreach (Session session in m_sessions.ToArray())
                session.Socket.BeginSend(data, 0, data.Length, SocketFlags.None, OnSent, session);
        }

        private void OnSent(IAsyncResult ar)
        {
            Session session = (Session)ar.AsyncState;
            try { session.Socket.EndSend(ar); }
            catch (SocketException) { Drop(session); }
        }

        private void Drop(Session session)
        {
            m_sessions.Remove(session);
            session.Socket.Close();
        }

        public void Dispose()
        {
            if (m_listener != null) m_listener.Close();
        }
    }
}
