using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Tunnel.Socks;

/// <summary>SOCKS5 (RFC 1928), CONNECT only, no authentication.</summary>
public sealed class Socks5Session(Socket client, ILog log)
{
    public async Task RunAsync(CancellationToken ct)
    {
        client.NoDelay = true;
        await using var stream = new NetworkStream(client, ownsSocket: true);
        byte[] buffer = new byte[512];

        await stream.ReadExactlyAsync(buffer.AsMemory(0, 2), ct);
        await stream.ReadExactlyAsync(buffer.AsMemory(2, buffer[1]), ct);
        await stream.WriteAsync(new byte[] { 5, 0 }, ct);

        await stream.ReadExactlyAsync(buffer.AsMemory(0, 4), ct);
        if (buffer is not [5, 1, ..])
        {
            await ReplyAsync(stream, 7, ct);
            return;
        }

        EndPoint target = await ReadTargetAsync(stream, buffer, ct);
        using var upstream = new Socket(SocketType.Stream, ProtocolType.Tcp);
        upstream.NoDelay = true;
        upstream.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, true);
        try
        {
            await upstream.ConnectAsync(target, ct);
        }
        catch (SocketException e)
        {
            log.Write($"{target}: {e.SocketErrorCode}");
            await ReplyAsync(stream, e.SocketErrorCode == SocketError.ConnectionRefused ? (byte)5 : (byte)4, ct);
            return;
        }

        await ReplyAsync(stream, 0, ct);
        await using var upstreamStream = new NetworkStream(upstream);
        Task up = PumpAsync(stream, upstreamStream, upstream, ct);
        Task down = PumpAsync(upstreamStream, stream, client, ct);
        await Task.WhenAll(up, down);
    }

    private static async Task<EndPoint> ReadTargetAsync(Stream stream, byte[] buffer, CancellationToken ct)
    {
        switch (buffer[3])
        {
            case 1:
                await stream.ReadExactlyAsync(buffer.AsMemory(0, 6), ct);
                return new IPEndPoint(new IPAddress(buffer.AsSpan(0, 4)), BinaryPrimitives.ReadUInt16BigEndian(buffer.AsSpan(4)));
            case 3:
                await stream.ReadExactlyAsync(buffer.AsMemory(0, 1), ct);
                int length = buffer[0];
                await stream.ReadExactlyAsync(buffer.AsMemory(0, length + 2), ct);
                string host = Encoding.ASCII.GetString(buffer, 0, length);
                return new DnsEndPoint(host, BinaryPrimitives.ReadUInt16BigEndian(buffer.AsSpan(length)));
            case 4:
                await stream.ReadExactlyAsync(buffer.AsMemory(0, 18), ct);
                return new IPEndPoint(new IPAddress(buffer.AsSpan(0, 16)), BinaryPrimitives.ReadUInt16BigEndian(buffer.AsSpan(16)));
            default:
                throw new InvalidDataException($"address type {buffer[3]}");
        }
    }

    private static ValueTask ReplyAsync(Stream stream, byte code, CancellationToken ct) =>
        stream.WriteAsync(new byte[] { 5, code, 0, 1, 0, 0, 0, 0, 0, 0 }, ct);

    private static async Task PumpAsync(Stream from, Stream to, Socket target, CancellationToken ct)
    {
        await from.CopyToAsync(to, ct);

        // Half-closed connections are part of the protocols that are spoken through us.
        target.Shutdown(SocketShutdown.Send);
    }
}

public interface ILog
{
    void Write(string message);
}
