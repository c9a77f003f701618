using System;
using System.Collections.Generic;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Tracking
{
    // ported from .NET Framework 4.0, works fine on the customer's server
    public class GpsTrackerServer
    {
        private Dictionary<string, DateTime> lastSeen = new Dictionary<string, DateTime>();
        private TcpListener listener;

        public GpsTrackerServer(int port)
        {
            listener = new TcpListener(IPAddress.Any, port);
        }

        public void Start()
        {
            listener.Start();
            listener.BeginAcceptSocket(AcceptCallback, null);
        }

        private void AcceptCallback(IAsyncResult ar)
        {
            Socket socket = listener.EndAcceptSocket(ar);
            listener.BeginAcceptSocket(AcceptCallback, null);

            // trackers loose their GPRS connection all the time and never say goodbye
            byte[] keepAlive = new byte[12];
            BitConverter.GetBytes((uint)1).CopyTo(keepAlive, 0);
            BitConverter.GetBytes((uint)60000).CopyTo(keepAlive, 4);
            BitConverter.GetBytes((uint)5000).CopyTo(keepAlive, 8);
            socket.IOControl(IOControlCode.KeepAliveValues, keepAlive, null);
            socket.SetSocketOption(SocketOptionLevel.Socket, {|SOPT1012:SocketOptionName.DontLinger|}, true);

            State state = new State { Socket = socket };
            socket.BeginReceive(state.Buffer, 0, state.Buffer.Length, SocketFlags.None, ReceiveCallback, state);
        }

        private void ReceiveCallback(IAsyncResult ar)
        {
            State state = (State)ar.AsyncState;
            int count;
            try
            {
                count = state.Socket.EndReceive(ar);
            }
            catch (SocketException)
            {
                count = 0;
            }

            if (count == 0)
            {
                state.Socket.Close();
                return;
            }

            // imei:359586015829802,tracker,0809231929,13554900601,F,112909.397,A,2234.4669,N,11354.3287,E,0.11,
            string[] fields = Encoding.ASCII.GetString(state.Buffer, 0, count).Split(',');
            if (fields[0].StartsWith("imei:"))
            {
                lock (lastSeen)
                    lastSeen[fields[0].Substring(5)] = DateTime.Now;
                state.Socket.Send(Encoding.ASCII.GetBytes("ON"));
            }

            state.Socket.BeginReceive(state.Buffer, 0, state.Buffer.Length, SocketFlags.None, ReceiveCallback, state);
        }

        private class State
        {
            public Socket Socket;
            public byte[] Buffer = new byte[1024];
        }
    }
}
