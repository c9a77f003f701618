using System;
using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace Rtc.Ice
{
    /// <summary>Finds the server-reflexive address of a socket (RFC 8489).</summary>
    public static class StunBinding
    {
        private const uint MagicCookie = 0x2112A442;
        private const ushort XorMappedAddress = 0x0020;

        public static IPEndPoint? Discover(Socket socket, IPEndPoint server)
        {
            if (socket.SocketType != SocketType.Dgram)
                throw new ArgumentException("STUN needs a datagram socket here.", nameof(socket));

            // Retransmission of 7.2.1: 500 ms, doubled each time, seven requests. The caller's timeout is put back after that.
            int previous = (int)socket.GetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReceiveTimeout)!;
            try
            {
                byte[] request = new byte[20];
                request[1] = 1;
                BinaryPrimitives.WriteUInt32BigEndian(request.AsSpan(4), MagicCookie);
                RandomNumberGenerator.Fill(request.AsSpan(8));

                byte[] response = new byte[576];
                for (int i = 0, rto = 500; i < 7; i++, rto *= 2)
                {
                    socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReceiveTimeout, rto);
                    socket.SendTo(request, server);
                    try
                    {
                        EndPoint from = new IPEndPoint(server.Address, server.Port);
                        int length = socket.ReceiveFrom(response, ref from);
                        if (length >= 20 && response.AsSpan(4, 16).SequenceEqual(request.AsSpan(4, 16)))
                            return Parse(response.AsSpan(0, length));
                    }
                    catch (SocketException e) when (e.SocketErrorCode == SocketError.TimedOut)
                    {
                    }
                }

                return null;
            }
            finally
            {
                socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReceiveTimeout, previous);
            }
        }

        private static IPEndPoint? Parse(ReadOnlySpan<byte> message)
        {
            var attributes = message.Slice(20);
            while (attributes.Length >= 4)
            {
                ushort type = BinaryPrimitives.ReadUInt16BigEndian(attributes);
                int length = BinaryPrimitives.ReadUInt16BigEndian(attributes.Slice(2));
                if (type == XorMappedAddress && length == 8)
                {
                    int port = BinaryPrimitives.ReadUInt16BigEndian(attributes.Slice(6)) ^ (int)(MagicCookie >> 16);
                    uint address = BinaryPrimitives.ReadUInt32BigEndian(attributes.Slice(8)) ^ MagicCookie;
                    return new IPEndPoint(BinaryPrimitives.ReverseEndianness(address), port);
                }

                attributes = attributes.Slice(Math.Min(attributes.Length, 4 + (length + 3) / 4 * 4));
            }

            return null;
        }
    }
}
