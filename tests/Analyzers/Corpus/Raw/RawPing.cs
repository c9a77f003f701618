using System;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace NetTools
{
    /// <summary>Ping with a raw ICMP socket. Must be run as administrator / root.</summary>
    public class RawPing
    {
        private const byte EchoRequest = 8;
        private const byte EchoReply = 0;

        private ushort sequence;

        public TimeSpan? Ping(IPAddress address, int timeout, int ttl, int size)
        {
            using (Socket socket = new Socket(AddressFamily.InterNetwork, SocketType.Raw, ProtocolType.Icmp))
            {
                socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReceiveTimeout, timeout);
                socket.SetSocketOption(SocketOptionLevel.IP, SocketOptionName.IpTimeToLive, ttl);
                socket.SetSocketOption(SocketOptionLevel.IP, SocketOptionName.DontFragment, true);

                byte[] request = Build(size);
                EndPoint remote = new IPEndPoint(address, 0);
                Stopwatch watch = Stopwatch.StartNew();
                socket.SendTo(request, remote);

                byte[] reply = new byte[size + 128];
                try
                {
                    while (watch.ElapsedMilliseconds < timeout)
                    {
                        int count = socket.ReceiveFrom(reply, ref remote);
                        int header = (reply[0] & 0x0f) * 4;
                        if (count >= header + 8 && reply[header] == EchoReply
                            && reply[header + 6] == request[6] && reply[header + 7] == request[7])
                        {
                            return watch.Elapsed;
                        }
                    }
                }
                catch (SocketException e)
                {
                    if (e.SocketErrorCode != SocketError.TimedOut)
                        throw;
                }

                return null;
            }
        }

        private byte[] Build(int size)
        {
            byte[] packet = new byte[8 + size];
            packet[0] = EchoRequest;
            sequence++;
            packet[6] = (byte)(sequence >> 8);
            packet[7] = (byte)sequence;
            for (int i = 8; i < packet.Length; i++)
                packet[i] = (byte)('a' + i % 23);

            ushort sum = Checksum(packet);
            packet[2] = (byte)(sum >> 8);
            packet[3] = (byte)sum;
            return packet;
        }

        private static ushort Checksum(byte[] data)
        {
            uint sum = 0;
            for (int i = 0; i < data.Length; i += 2)
                sum += (uint)(data[i] << 8 | (i + 1 < data.Length ? data[i + 1] : 0));
            sum = (sum >> 16) + (sum & 0xffff);
            sum += sum >> 16;
            return (ushort)~sum;
        }
    }
}
