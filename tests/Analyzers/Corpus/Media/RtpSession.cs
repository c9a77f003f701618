using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace Voip.Media;

[Flags]
public enum MediaKind { Audio = 1, Video = 2 }

/// <summary>An RTP/RTCP pair of sockets on two consecutive ports.</summary>
public sealed class RtpSession : IDisposable
{
    // DSCP in the upper six bits: EF for audio, AF41 for video.
    private const int TosAudio = 0xB8;
    private const int TosVideo = 0x88;

    private readonly Socket _rtp;
    private readonly Socket _rtcp;
    private ushort _sequence = (ushort)Random.Shared.Next();

    private RtpSession(Socket rtp, Socket rtcp, MediaKind kind)
    {
        _rtp = rtp;
        _rtcp = rtcp;
        Kind = kind;
    }

    public MediaKind Kind { get; }

    public static RtpSession Open(IPAddress local, MediaKind kind)
    {
        for (int port = 20000; port < 40000; port += 2)
        {
            Socket rtp = Create(local, kind);
            Socket rtcp = Create(local, kind);
            try
            {
                rtp.Bind(new IPEndPoint(local, port));
                rtcp.Bind(new IPEndPoint(local, port + 1));
                return new RtpSession(rtp, rtcp, kind);
            }
            catch (SocketException e) when (e.SocketErrorCode == SocketError.AddressAlreadyInUse)
            {
                rtp.Dispose();
                rtcp.Dispose();
            }
        }

        throw new InvalidOperationException("No pair of ports is free.");
    }

    private static Socket Create(IPAddress local, MediaKind kind)
    {
        Socket socket = new(local.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
        socket.ReceiveBufferSize = kind.HasFlag(MediaKind.Video) ? 1 << 20 : 1 << 17;
        if (local.AddressFamily == AddressFamily.InterNetwork)
        {
            int tos = kind == MediaKind.Audio ? TosAudio : TosVideo;
            try
            {
                socket.SetSocketOption(SocketOptionLevel.IP, SocketOptionName.TypeOfService, tos);
            }
            catch (SocketException)
            {
                // By policy, on some versions of Windows.
            }
        }

        return socket;
    }

    public void Send(IPEndPoint remote, byte payloadType, uint timestamp, uint ssrc, ReadOnlySpan<byte> payload)
    {
        Span<byte> packet = stackalloc byte[12 + 1400];
        packet[0] = 0x80;
        packet[1] = payloadType;
        BinaryPrimitives.WriteUInt16BigEndian(packet[2..], _sequence++);
        BinaryPrimitives.WriteUInt32BigEndian(packet[4..], timestamp);
        BinaryPrimitives.WriteUInt32BigEndian(packet[8..], ssrc);
        payload.CopyTo(packet[12..]);
        _rtp.SendTo(packet[..(12 + payload.Length)], remote);
    }

    public void Dispose()
    {
        _rtp.Dispose();
        _rtcp.Dispose();
    }
}
