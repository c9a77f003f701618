using System;
using System.Net;
using System.Net.Sockets;

namespace HomeServer.Wol
{
    /// <summary>Receives magic packets from the VPN and repeats them on the LAN.</summary>
    internal sealed class MagicPacketRelay
    {
        private readonly IPEndPoint _listen;
        private readonly IPEndPoint _broadcast;

        public MagicPacketRelay(int port, IPAddress lanBroadcast)
        {
            _listen = new IPEndPoint(IPAddress.Any, port);
            _broadcast = new IPEndPoint(lanBroadcast, 9);
        }

        public void Run()
        {
            using Socket receiver = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
            receiver.Bind(_listen);

            // another relay may already be running for the other VLAN
            receiver.SetSocketOption(SocketOptionLevel.Socket, {|SOPT1011:SocketOptionName.ReuseAddress|}, true);

            using Socket sender = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
            // "Permission denied" on the broadcast address without this
            sender.SetSocketOption(SocketOptionLevel.Udp, {|SOPT1004:SocketOptionName.Broadcast|}, true);

            byte[] buffer = new byte[1024];
            while (true)
            {
                int length = receiver.Receive(buffer);
                if (IsMagic(buffer, length))
                {
                    Console.WriteLine("wake {0}", BitConverter.ToString(buffer, 6, 6));
                    sender.SendTo(buffer, 0, length, SocketFlags.None, _broadcast);
                }
            }
        }

        private static bool IsMagic(byte[] buffer, int length)
        {
            if (length < 102)
                return false;

            for (int i = 0; i < 6; i++)
            {
                if (buffer[i] != 0xff)
                    return false;
            }

            for (int i = 12; i < 102; i++)
            {
                if (buffer[i] != buffer[i - 6])
                    return false;
            }

            return true;
        }
    }
}
