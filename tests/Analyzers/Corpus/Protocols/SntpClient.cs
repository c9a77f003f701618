using System;
using System.Net;
using System.Net.Sockets;

namespace Clock
{
    /// <summary>SNTP (RFC 4330), the simple way.</summary>
    public class SntpClient
    {
        private static readonly DateTime Epoch = new DateTime(1900, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        private readonly string server;

        public SntpClient(string server = "pool.ntp.org")
        {
            this.server = server;
        }

        public TimeSpan GetOffset(int timeout = 3000)
        {
            byte[] data = new byte[48];
            data[0] = 0x1B; // LI = 0, VN = 3, Mode = 3 (client)

            IPAddress[] addresses = Dns.GetHostEntry(server).AddressList;
            IPEndPoint endPoint = new IPEndPoint(addresses[0], 123);
            DateTime sent, received;

            using (Socket socket = new Socket(endPoint.AddressFamily, SocketType.Dgram, ProtocolType.Udp))
            {
                socket.ReceiveTimeout = timeout;
                socket.SendTimeout = timeout;
                socket.Connect(endPoint);
                sent = DateTime.UtcNow;
                socket.Send(data);
                int length = socket.Receive(data);
                received = DateTime.UtcNow;
                if (length < 48)
                    throw new ProtocolViolationException("The answer is too short.");
            }

            int stratum = data[1];
            if (stratum == 0)
                throw new ProtocolViolationException("Kiss of death: the server does not want us.");

            DateTime serverReceived = Read(data, 32);
            DateTime serverSent = Read(data, 40);
            return new TimeSpan(((serverReceived - sent) + (serverSent - received)).Ticks / 2);
        }

        private static DateTime Read(byte[] data, int offset)
        {
            ulong seconds = 0, fraction = 0;
            for (int i = 0; i < 4; i++)
            {
                seconds = seconds << 8 | data[offset + i];
                fraction = fraction << 8 | data[offset + 4 + i];
            }

            double milliseconds = seconds * 1000.0 + fraction * 1000.0 / 0x100000000L;
            return Epoch.AddMilliseconds(milliseconds);
        }
    }
}
