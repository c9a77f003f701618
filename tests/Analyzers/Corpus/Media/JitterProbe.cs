using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Threading.Tasks;

namespace CallQuality
{
    // Measures the jitter between two sites. Runs for a minute before every big meeting.
    public class JitterProbe
    {
        readonly Socket socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);

        public JitterProbe(int localPort)
        {
            socket.Bind(new IPEndPoint(IPAddress.Any, localPort));
            // voice VLAN
            socket.SetSocketOption(SocketOptionLevel.IP, SocketOptionName.TypeOfService, 0xB8);
            // no coalescing, every packet counts
            socket.SetSocketOption(SocketOptionLevel.Tcp, {|SOPT1010:SocketOptionName.NoDelay|}, true);
            // 32 hops are enough inside the company
            socket.SetSocketOption(SocketOptionLevel.IP, SocketOptionName.IpTimeToLive, 32);
        }

        public async Task<double> MeasureAsync(IPEndPoint reflector, int packets)
        {
            var delays = new List<double>();
            var buffer = new byte[172];
            var clock = Stopwatch.StartNew();

            for (int i = 0; i < packets; i++)
            {
                double start = clock.Elapsed.TotalMilliseconds;
                BitConverter.TryWriteBytes(buffer, i);
                await socket.SendToAsync(new ArraySegment<byte>(buffer), SocketFlags.None, reflector);
                var receive = socket.ReceiveAsync(new ArraySegment<byte>(buffer), SocketFlags.None);
                if (await Task.WhenAny(receive, Task.Delay(200)) == receive)
                {
                    delays.Add(clock.Elapsed.TotalMilliseconds - start);
                }

                await Task.Delay(20);
            }

            double jitter = 0;
            for (int i = 1; i < delays.Count; i++)
            {
                jitter += (Math.Abs(delays[i] - delays[i - 1]) - jitter) / 16;
            }

            return jitter;
        }
    }
}
