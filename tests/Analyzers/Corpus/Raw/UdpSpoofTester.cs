using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace FirewallLab;

/// <summary>Sends UDP packets with a header of our own making, to see whether the lab's firewall filters by source (BCP 38).</summary>
public sealed class SpoofTester : IDisposable
{
    private readonly Socket _socket;

    public SpoofTester()
    {
        _socket = new Socket(AddressFamily.InterNetwork, SocketType.Raw, ProtocolType.Udp);
        _socket.SetSocketOption(SocketOptionLevel.IP, SocketOptionName.HeaderIncluded, 1);
        _socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.Broadcast, 0);
    }

    public void Send(IPEndPoint claimed, IPEndPoint target, ReadOnlySpan<byte> payload)
    {
        Span<byte> packet = new byte[28 + payload.Length];
        packet[0] = 0x45;
        BinaryPrimitives.WriteUInt16BigEndian(packet[2..], (ushort)packet.Length);
        BinaryPrimitives.WriteUInt16BigEndian(packet[4..], (ushort)Random.Shared.Next());
        packet[8] = 64;
        packet[9] = 17;
        claimed.Address.TryWriteBytes(packet[12..], out _);
        target.Address.TryWriteBytes(packet[16..], out _);
        BinaryPrimitives.WriteUInt16BigEndian(packet[10..], Fold(packet[..20]));

        Span<byte> udp = packet[20..];
        BinaryPrimitives.WriteUInt16BigEndian(udp, (ushort)claimed.Port);
        BinaryPrimitives.WriteUInt16BigEndian(udp[2..], (ushort)target.Port);
        BinaryPrimitives.WriteUInt16BigEndian(udp[4..], (ushort)udp.Length);
        payload.CopyTo(udp[8..]);

        _socket.SendTo(packet, new IPEndPoint(target.Address, 0));
    }

    private static ushort Fold(ReadOnlySpan<byte> header)
    {
        uint sum = 0;
        for (int i = 0; i < header.Length; i += 2)
        {
            sum += BinaryPrimitives.ReadUInt16BigEndian(header[i..]);
        }

        while (sum > 0xffff)
        {
            sum = (sum & 0xffff) + (sum >> 16);
        }

        return (ushort)~sum;
    }

    public void Dispose() => _socket.Dispose();
}
