using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Threading;

namespace Arena.Server
{
    /// <summary>Authoritative game server: one socket, one thread, a fixed tick.</summary>
    public class UdpGameServer
    {
        const int SioUdpConnReset = -1744830452;
        const int TickRate = 60;

        Socket socket;
        readonly Dictionary<EndPoint, Player> players = new Dictionary<EndPoint, Player>();
        readonly byte[] receiveBuffer = new byte[1200];
        bool running;

        public void Start(ushort port)
        {
            socket = new Socket(AddressFamily.InterNetworkV6, SocketType.Dgram, ProtocolType.Udp);
            socket.DualMode = true;
            socket.Blocking = false;
            socket.ReceiveBufferSize = 1024 * 1024;
            socket.SendBufferSize = 1024 * 1024;

            // A player who leaves must not throw ConnectionReset at us.
            if (RuntimeInformation.IsOSPlatform(OSPlatform.Windows))
                socket.IOControl(SioUdpConnReset, new byte[] { 0 }, null);

            // Players on IPv4 come through the same socket: low delay for them too.
            if (!RuntimeInformation.IsOSPlatform(OSPlatform.Windows))
                socket.SetSocketOption(SocketOptionLevel.IP, SocketOptionName.TypeOfService, 0x10);

            socket.Bind(new IPEndPoint(IPAddress.IPv6Any, port));
            running = true;
            Loop();
        }

        void Loop()
        {
            Stopwatch clock = Stopwatch.StartNew();
            double next = 0;
            while (running)
            {
                ReceiveAll();
                double now = clock.Elapsed.TotalSeconds;
                if (now >= next)
                {
                    Tick();
                    next += 1.0 / TickRate;
                }
                else
                {
                    socket.Poll((int)((next - now) * 1000000), SelectMode.SelectRead);
                }
            }
        }

        void ReceiveAll()
        {
            EndPoint from = new IPEndPoint(IPAddress.IPv6Any, 0);
            while (socket.Available > 0)
            {
                int size;
                try
                {
                    size = socket.ReceiveFrom(receiveBuffer, ref from);
                }
                catch (SocketException e) when (e.SocketErrorCode == SocketError.WouldBlock)
                {
                    return;
                }

                if (!players.TryGetValue(from, out Player player))
                    players.Add(from, player = new Player());
                player.LastSeen = DateTime.UtcNow;
                player.Input = size > 0 ? receiveBuffer[0] : (byte)0;
            }
        }

        void Tick()
        {
            byte[] snapshot = new byte[1 + players.Count * 2];
            snapshot[0] = (byte)players.Count;
            int i = 1;
            foreach (Player player in players.Values)
            {
                player.X += (sbyte)player.Input;
                snapshot[i++] = player.Input;
                snapshot[i++] = (byte)player.X;
            }

            foreach (EndPoint endPoint in players.Keys)
                socket.SendTo(snapshot, endPoint);
        }

        class Player
        {
            public DateTime LastSeen;
            public byte Input;
            public int X;
        }
    }
}
