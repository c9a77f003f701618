using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace Iptv.Recorder;

/// <summary>Joins a channel, (S, G), as RFC 4607 describes. The framework has no type for its value, but takes the bytes.</summary>
public sealed class SourceSpecificReceiver : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
    private readonly byte[] _membership;

    public SourceSpecificReceiver(IPAddress source, IPEndPoint group, IPAddress nic)
    {
        _socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
        _socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReceiveBuffer, 4 << 20);
        _socket.Bind(new IPEndPoint(OperatingSystem.IsWindows() ? nic : group.Address, group.Port));

        _membership = new byte[12];
        group.Address.TryWriteBytes(_membership, out _);
        if (OperatingSystem.IsWindows() || OperatingSystem.IsMacOS())
        {
            // multiaddr, sourceaddr, interface
            source.TryWriteBytes(_membership.AsSpan(4), out _);
            nic.TryWriteBytes(_membership.AsSpan(8), out _);
        }
        else
        {
            // multiaddr, interface, sourceaddr
            nic.TryWriteBytes(_membership.AsSpan(4), out _);
            source.TryWriteBytes(_membership.AsSpan(8), out _);
        }

        _socket.SetSocketOption(SocketOptionLevel.IP, SocketOptionName.AddSourceMembership, _membership);
    }

    public async Task RecordAsync(Stream output, CancellationToken cancellationToken)
    {
        byte[] packet = GC.AllocateUninitializedArray<byte>(2048, pinned: true);
        int expected = -1;
        while (true)
        {
            int length = await _socket.ReceiveAsync(packet.AsMemory(), SocketFlags.None, cancellationToken);
            if (length <= 12)
            {
                continue;
            }

            int sequence = BinaryPrimitives.ReadUInt16BigEndian(packet.AsSpan(2));
            if (expected >= 0 && sequence != expected)
            {
                Console.Error.WriteLine($"lost {(ushort)(sequence - expected)} packets");
            }

            expected = (ushort)(sequence + 1);
            await output.WriteAsync(packet.AsMemory(12, length - 12), cancellationToken);
        }
    }

    public void Dispose()
    {
        try
        {
            _socket.SetSocketOption(SocketOptionLevel.IP, SocketOptionName.DropSourceMembership, _membership);
        }
        catch (SocketException)
        {
            // The interface may have gone away, and the membership with it.
        }

        _socket.Dispose();
    }
}
