using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Naming.Stub;

/// <summary>A stub resolver: UDP first, TCP when the answer was truncated.</summary>
public sealed class StubResolver(IPEndPoint server)
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(2);

    public async Task<byte[]> QueryAsync(string name, ushort type, CancellationToken cancellationToken = default)
    {
        byte[] query = BuildQuery(name, type);
        byte[] answer = await OverUdpAsync(query, cancellationToken);
        bool truncated = (answer[2] & 0x02) != 0;
        return truncated ? await OverTcpAsync(query, cancellationToken) : answer;
    }

    private async Task<byte[]> OverUdpAsync(byte[] query, CancellationToken cancellationToken)
    {
        using var socket = new Socket(server.AddressFamily, SocketType.Dgram, ProtocolType.Udp);

        // Fragments are how answers are forged (RFC 9715): rather no answer than one in pieces.
        if (server.AddressFamily == AddressFamily.InterNetwork)
        {
            socket.SetSocketOption(SocketOptionLevel.IP, SocketOptionName.DontFragment, 1);
        }

        await socket.ConnectAsync(server, cancellationToken);
        byte[] buffer = new byte[1232];
        for (int attempt = 0; attempt < 3; attempt++)
        {
            await socket.SendAsync(query, SocketFlags.None, cancellationToken);
            using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            deadline.CancelAfter(Timeout * (attempt + 1));
            try
            {
                int length;
                do
                {
                    length = await socket.ReceiveAsync(buffer, SocketFlags.None, deadline.Token);
                }
                while (length < 12 || !buffer.AsSpan(0, 2).SequenceEqual(query.AsSpan(0, 2)));

                return buffer[..length];
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
            }
        }

        throw new TimeoutException($"{server} does not answer");
    }

    private async Task<byte[]> OverTcpAsync(byte[] query, CancellationToken cancellationToken)
    {
        using var socket = new Socket(server.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(server, cancellationToken);
        await using var stream = new NetworkStream(socket);

        byte[] framed = new byte[query.Length + 2];
        BinaryPrimitives.WriteUInt16BigEndian(framed, (ushort)query.Length);
        query.CopyTo(framed, 2);
        await stream.WriteAsync(framed, cancellationToken);

        await stream.ReadExactlyAsync(framed.AsMemory(0, 2), cancellationToken);
        byte[] answer = new byte[BinaryPrimitives.ReadUInt16BigEndian(framed)];
        await stream.ReadExactlyAsync(answer, cancellationToken);
        return answer;
    }

    private static byte[] BuildQuery(string name, ushort type)
    {
        using MemoryStream query = new();
        query.Write([(byte)Random.Shared.Next(256), (byte)Random.Shared.Next(256), 1, 0, 0, 1, 0, 0, 0, 0, 0, 0]);
        foreach (string label in name.TrimEnd('.').Split('.'))
        {
            byte[] bytes = Encoding.ASCII.GetBytes(label);
            query.WriteByte((byte)bytes.Length);
            query.Write(bytes);
        }

        query.Write([0, (byte)(type >> 8), (byte)type, 0, 1]);
        return query.ToArray();
    }
}
