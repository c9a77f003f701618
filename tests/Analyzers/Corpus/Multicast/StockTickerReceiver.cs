using System;
using System.Net;
using System.Net.Sockets;

namespace MarketData
{
    public class TickerReceiver : IDisposable
    {
        private readonly Socket _socket;
        private readonly IPAddress _group;
        private readonly IPAddress _localInterface;
        private readonly byte[] _buffer = new byte[65535];

        public TickerReceiver(string group, int port, string localInterface)
        {
            _group = IPAddress.Parse(group);
            _localInterface = string.IsNullOrEmpty(localInterface) ? IPAddress.Any : IPAddress.Parse(localInterface);

            _socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
            // several processes on this box read the same feed
            _socket.SetSocketOption(SocketOptionLevel.IP, {|SOPT1003:SocketOptionName.ReuseAddress|}, true);
            // opening bell: bursts of 40 MB/s, and a dropped packet is a gap request
            _socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReceiveBuffer, 8 * 1024 * 1024);
            _socket.Bind(new IPEndPoint(IPAddress.Any, port));

            MulticastOption membership = new MulticastOption(_group, _localInterface);
            _socket.SetSocketOption(SocketOptionLevel.IP, SocketOptionName.AddMembership, membership);
            Console.WriteLine("joined {0}:{1}, buffer is {2}", _group, port, _socket.ReceiveBufferSize);
        }

        public long Gaps { get; private set; }

        public void Run(Action<Quote> onQuote)
        {
            uint expected = 0;
            while (true)
            {
                int size = _socket.Receive(_buffer);
                if (size < 8)
                {
                    continue;
                }

                uint sequence = BitConverter.ToUInt32(_buffer, 0);
                if (expected != 0 && sequence != expected)
                {
                    Gaps += sequence - expected;
                }

                expected = sequence + 1;
                int count = _buffer[4];
                for (int i = 0; i < count; i++)
                {
                    onQuote(new Quote(BitConverter.ToInt32(_buffer, 8 + i * 16), BitConverter.ToDouble(_buffer, 16 + i * 16)));
                }
            }
        }

        public void Dispose()
        {
            _socket.SetSocketOption(
                SocketOptionLevel.IP, SocketOptionName.DropMembership, new MulticastOption(_group, _localInterface));
            _socket.Close();
        }
    }

    public struct Quote
    {
        public Quote(int instrument, double price)
        {
            Instrument = instrument;
            Price = price;
        }

        public int Instrument { get; }
        public double Price { get; }
    }
}
