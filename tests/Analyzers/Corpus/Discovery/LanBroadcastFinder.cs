using System;
using System.Collections.Generic;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace PrinterFinder
{
    public static class LanBroadcastFinder
    {
        private const int DiscoveryPort = 30718;
        private static readonly byte[] Probe = { 0x00, 0x00, 0x00, 0xF6 };

        /// <summary>Asks the whole segment who is there and waits for as long as answers come in.</summary>
        public static IList<DeviceInfo> Find(TimeSpan quiet)
        {
            var found = new List<DeviceInfo>();
            using (var udp = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp))
            {
                udp.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.Broadcast, true);
                udp.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReceiveTimeout, (int)quiet.TotalMilliseconds);
                udp.Bind(new IPEndPoint(IPAddress.Any, 0));
                udp.SendTo(Probe, new IPEndPoint(IPAddress.Broadcast, DiscoveryPort));

                var buffer = new byte[512];
                for (;;)
                {
                    EndPoint remote = new IPEndPoint(IPAddress.Any, 0);
                    try
                    {
                        var size = udp.ReceiveFrom(buffer, ref remote);
                        if (size < 30 || buffer[3] != 0xF7)
                            continue;

                        found.Add(new DeviceInfo
                        {
                            Address = ((IPEndPoint)remote).Address,
                            Mac = BitConverter.ToString(buffer, 24, 6),
                            Firmware = Encoding.ASCII.GetString(buffer, 4, 4).TrimEnd('\0'),
                        });
                    }
                    catch (SocketException e)
                    {
                        if (e.SocketErrorCode == SocketError.TimedOut)
                            break;
                        throw;
                    }
                }
            }

            return found;
        }
    }

    public class DeviceInfo
    {
        public IPAddress Address { get; set; }
        public string Mac { get; set; }
        public string Firmware { get; set; }

        public override string ToString()
        {
            return string.Format("{0} ({1}) firmware {2}", Address, Mac, Firmware);
        }
    }
}
