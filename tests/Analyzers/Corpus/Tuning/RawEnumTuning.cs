using System;
using System.Buffers.Binary;
using System.Net.Sockets;

namespace Streaming.Server
{
    /// <summary>Avoids the checks of SetSocketOption by going to the raw calls.</summary>
    public static class FastOptions
    {
        public static void EnableKeepAlive(Socket socket, int seconds)
        {
            Span<byte> value = stackalloc byte[sizeof(int)];
            BitConverter.TryWriteBytes(value, 1);
            socket.SetRawSocketOption((int)SocketOptionLevel.Socket, {|SOPT1007:(int)SocketOptionName.KeepAlive|}, value);

            BitConverter.TryWriteBytes(value, seconds);
            socket.SetRawSocketOption((int)SocketOptionLevel.Tcp, {|SOPT1007:(int)SocketOptionName.TcpKeepAliveTime|}, value);
        }

        public static void Copy(Socket from, Socket to, (SocketOptionLevel Level, SocketOptionName Name)[] options)
        {
            foreach (var (level, name) in options)
            {
                to.SetSocketOption(level, name, from.GetSocketOption(level, name, sizeof(int)));
            }
        }

        public static readonly (SocketOptionLevel, SocketOptionName)[] Inherited =
        {
            (SocketOptionLevel.Tcp, SocketOptionName.NoDelay),
            (SocketOptionLevel.Socket, SocketOptionName.SendBuffer),
            (SocketOptionLevel.Socket, SocketOptionName.ReceiveBuffer),
            (SocketOptionLevel.Socket, SocketOptionName.KeepAlive),
        };

        public static uint ReadBigEndian(Socket socket)
        {
            byte[] header = new byte[4];
            int received = 0;
            while (received < header.Length)
            {
                int count = socket.Receive(header, received, header.Length - received, SocketFlags.None);
                if (count == 0)
                    return 0;
                received += count;
            }

            return BinaryPrimitives.ReadUInt32BigEndian(header);
        }
    }
}
