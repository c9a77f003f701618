using System.Net.Sockets;

namespace Transfer.Tuning;

public readonly record struct PathEstimate(double MegabitsPerSecond, TimeSpan RoundTrip)
{
    public int BandwidthDelayProduct =>
        (int)Math.Clamp(MegabitsPerSecond * 125_000 * RoundTrip.TotalSeconds, 16 * 1024, 64 * 1024 * 1024);
}

/// <summary>Sizes the buffers of a transfer, and says what came of it.</summary>
public sealed class BufferAdvisor(TextWriter log, int? configuredSend = null, int? configuredReceive = null)
{
    private int _send = -1;
    private int _receive = -1;

    public void Apply(Socket socket, PathEstimate path)
    {
        int wanted = path.BandwidthDelayProduct;
        _send = Set(socket, SocketOptionName.SendBuffer, configuredSend ?? wanted);
        _receive = Set(socket, SocketOptionName.ReceiveBuffer, configuredReceive ?? wanted);
        log.WriteLine($"wanted {wanted:N0}, send {_send:N0}, receive {_receive:N0}");
    }

    private int Set(Socket socket, SocketOptionName name, int bytes)
    {
        try
        {
            socket.SetSocketOption(SocketOptionLevel.Socket, name, bytes);
        }
        catch (SocketException e) when (e.SocketErrorCode is SocketError.NoBufferSpaceAvailable or SocketError.InvalidArgument)
        {
            // macOS refuses more than kern.ipc.maxsockbuf instead of giving what it has.
            log.WriteLine($"{name}: {bytes:N0} is too much");
            return bytes > 128 * 1024 ? Set(socket, name, bytes / 2) : Read(socket, name);
        }

        return Read(socket, name);
    }

    private static int Read(Socket socket, SocketOptionName name) =>
        socket.GetSocketOption(SocketOptionLevel.Socket, name) as int? ?? 0;

    public static async Task<long> CopyAsync(Stream source, Socket target, int chunk, CancellationToken token)
    {
        // As much as the kernel takes at once; it doubles what was asked for to account for its own structures.
        byte[] buffer = new byte[Math.Max(chunk, target.SendBufferSize / 2)];
        long total = 0;
        while (true)
        {
            int read = await source.ReadAsync(buffer, token);
            if (read == 0)
            {
                return total;
            }

            ReadOnlyMemory<byte> rest = buffer.AsMemory(0, read);
            while (!rest.IsEmpty)
            {
                rest = rest[await target.SendAsync(rest, SocketFlags.None, token)..];
            }

            total += read;
        }
    }
}
