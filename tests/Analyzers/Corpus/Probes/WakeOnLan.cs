using System;
using System.Globalization;
using System.Linq;
using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace OfficeTools.Power
{
    public static class WakeOnLan
    {
        private const int Port = 9;

        /// <summary>Sends the magic packet out of every interface, because nobody knows where the machine is.</summary>
        public static int Wake(string mac)
        {
            byte[] packet = MagicPacket(Parse(mac));
            int sent = 0;

            foreach (var nic in NetworkInterface.GetAllNetworkInterfaces())
            {
                if (nic.OperationalStatus != OperationalStatus.Up || nic.NetworkInterfaceType == NetworkInterfaceType.Loopback)
                    continue;

                foreach (var unicast in nic.GetIPProperties().UnicastAddresses
                    .Where(u => u.Address.AddressFamily == AddressFamily.InterNetwork))
                {
                    using (var client = new UdpClient(new IPEndPoint(unicast.Address, 0)))
                    {
                        client.EnableBroadcast = true;
                        client.DontFragment = true;
                        client.Send(packet, packet.Length, new IPEndPoint(DirectedBroadcast(unicast), Port));
                        client.Send(packet, packet.Length, new IPEndPoint(IPAddress.Broadcast, Port));
                        sent++;
                    }
                }
            }

            return sent;
        }

        private static IPAddress DirectedBroadcast(UnicastIPAddressInformation unicast)
        {
            byte[] address = unicast.Address.GetAddressBytes();
            byte[] mask = unicast.IPv4Mask.GetAddressBytes();
            for (int i = 0; i < address.Length; i++)
                address[i] |= (byte)~mask[i];
            return new IPAddress(address);
        }

        private static byte[] Parse(string mac)
        {
            string[] parts = mac.Split(':', '-');
            if (parts.Length != 6)
                throw new FormatException("A MAC address has six bytes.");
            return parts.Select(p => byte.Parse(p, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToArray();
        }

        private static byte[] MagicPacket(byte[] mac)
        {
            return Enumerable.Repeat((byte)0xff, 6).Concat(Enumerable.Repeat(mac, 16).SelectMany(m => m)).ToArray();
        }
    }
}
