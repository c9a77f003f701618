using System;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Threading;

namespace FileCast
{
    /// <summary>
    /// Sends a file to a multicast group, over and over, until everybody has all blocks.
    /// </summary>
    public class Sender
    {
        public const int BlockSize = 1400;

        private readonly IPEndPoint group;
        private readonly int ttl;
        private readonly IPAddress outgoing;

        public Sender(IPEndPoint group, int ttl, IPAddress outgoing)
        {
            if (group == null) throw new ArgumentNullException("group");
            this.group = group;
            this.ttl = ttl;
            this.outgoing = outgoing;
        }

        public void Send(string path, int rounds, CancellationToken token)
        {
            byte[] content = File.ReadAllBytes(path);
            int blocks = (content.Length + BlockSize - 1) / BlockSize;

            using (Socket socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp))
            {
                socket.SetSocketOption(SocketOptionLevel.IP, SocketOptionName.MulticastTimeToLive, ttl);
                socket.SetSocketOption(SocketOptionLevel.IP, SocketOptionName.MulticastLoopback, false);
                if (outgoing != null)
                {
                    byte[] address = outgoing.GetAddressBytes();
                    socket.SetSocketOption(SocketOptionLevel.IP, SocketOptionName.MulticastInterface, address);
                }

                socket.SetSocketOption(SocketOptionLevel.IP, SocketOptionName.DontFragment, true);
                socket.SendBufferSize = 1 << 20;
                socket.Connect(group);

                byte[] packet = new byte[BlockSize + 8];
                for (int round = 0; round < rounds && !token.IsCancellationRequested; round++)
                {
                    for (int block = 0; block < blocks; block++)
                    {
                        int offset = block * BlockSize;
                        int length = Math.Min(BlockSize, content.Length - offset);
                        BitConverter.GetBytes(block).CopyTo(packet, 0);
                        BitConverter.GetBytes(blocks).CopyTo(packet, 4);
                        Buffer.BlockCopy(content, offset, packet, 8, length);
                        socket.Send(packet, length + 8, SocketFlags.None);

                        if (block % 64 == 0)
                            Thread.Sleep(1); // poor man's pacing
                    }
                }
            }
        }
    }
}
