using System.Net.Sockets;

// Only the numbers of the core are taken from the keys, and the core is the same on every system.
#pragma warning disable CA1416

namespace Sockopt.Bench;

/// <summary>Every option of SOL_SOCKET as one would write it by hand for a dictionary.</summary>
/// <remarks>The handlers do the same work through the same <see cref="OptionWire"/> as the generated dispatcher, so that
/// only the way to them differs; each is one delegate without state, which is the fastest that can be put there.</remarks>
internal static class OptionHandlers
{
    private static readonly OptionSetter Refused = (_, _) => Errno.ENOPROTOOPT;

    public static IEnumerable<OptionHandler> OfSocketLevel =>
    [
        new(
            SocketOption.Debug.Id,
            (socket, value) => OptionWire.SetFlag(ref socket.Values.Debug, value),
            (socket, value, out length) =>
                OptionWire.GetFlag(socket.Values.Debug, SocketOption.Debug.Id.CoreNumber, socket.Dialect, value, out length)),
        new(
            SocketOption.ReuseAddress.Id,
            (socket, value) => OptionWire.SetFlag(ref socket.Values.ReuseAddress, value),
            (socket, value, out length) =>
                OptionWire.GetFlag(
                    socket.Values.ReuseAddress, SocketOption.ReuseAddress.Id.CoreNumber, socket.Dialect, value, out length)),
        new(
            SocketOption.KeepAlive.Id,
            (socket, value) => OptionWire.SetFlag(ref socket.Values.KeepAlive, value),
            (socket, value, out length) =>
                OptionWire.GetFlag(
                    socket.Values.KeepAlive, SocketOption.KeepAlive.Id.CoreNumber, socket.Dialect, value, out length)),
        new(
            SocketOption.DontRoute.Id,
            (socket, value) => OptionWire.SetFlag(ref socket.Values.DontRoute, value),
            (socket, value, out length) =>
                OptionWire.GetFlag(
                    socket.Values.DontRoute, SocketOption.DontRoute.Id.CoreNumber, socket.Dialect, value, out length)),
        new(
            SocketOption.Broadcast.Id,
            (socket, value) => OptionWire.SetFlag(ref socket.Values.Broadcast, value),
            (socket, value, out length) =>
                OptionWire.GetFlag(
                    socket.Values.Broadcast, SocketOption.Broadcast.Id.CoreNumber, socket.Dialect, value, out length)),
        new(
            SocketOption.OutOfBandInline.Id,
            (socket, value) => OptionWire.SetFlag(ref socket.Values.OutOfBandInline, value),
            (socket, value, out length) =>
                OptionWire.GetFlag(
                    socket.Values.OutOfBandInline, SocketOption.OutOfBandInline.Id.CoreNumber,
                    socket.Dialect, value, out length)),
        new(
            SocketOption.ReusePort.Id,
            (socket, value) => OptionWire.SetFlag(ref socket.Values.ReusePort, value),
            (socket, value, out length) =>
                OptionWire.GetFlag(
                    socket.Values.ReusePort, SocketOption.ReusePort.Id.CoreNumber, socket.Dialect, value, out length)),
        new(
            SocketOption.Linger.Id,
            (socket, value) =>
                OptionWire.Set(OptionCodec.Linger, value, socket.Dialect, ref socket.Values.Linger, socket.Gate),
            (socket, value, out length) =>
                OptionWire.GetLinger(
                    OptionWire.Kept(ref socket.Values.Linger, socket.Gate), SocketOption.Linger.Id.CoreNumber,
                    socket.Dialect, value, out length)),
        new(
            SocketOption.SendBufferSize.Id,
            (socket, value) => OptionWire.Set(OptionCodec.Int32, value, socket.Dialect, ref socket.Values.SendBufferSize),
            (socket, value, out length) =>
                OptionWire.Get(socket.Values.SendBufferSize, OptionCodec.Int32, value, out length)),
        new(
            SocketOption.ReceiveBufferSize.Id,
            (socket, value) => OptionWire.Set(OptionCodec.Int32, value, socket.Dialect, ref socket.Values.ReceiveBufferSize),
            (socket, value, out length) =>
                OptionWire.Get(socket.Values.ReceiveBufferSize, OptionCodec.Int32, value, out length)),
        new(
            SocketOption.SendLowWater.Id,
            (socket, value) => OptionWire.Set(OptionCodec.Int32, value, socket.Dialect, ref socket.Values.SendLowWater),
            (socket, value, out length) => OptionWire.Get(socket.Values.SendLowWater, OptionCodec.Int32, value, out length)),
        new(
            SocketOption.ReceiveLowWater.Id,
            (socket, value) => OptionWire.Set(OptionCodec.Int32, value, socket.Dialect, ref socket.Values.ReceiveLowWater),
            (socket, value, out length) =>
                OptionWire.Get(socket.Values.ReceiveLowWater, OptionCodec.Int32, value, out length)),
        new(
            SocketOption.SendTimeout.Id,
            (socket, value) =>
                OptionWire.Set(OptionCodec.Timeval, value, socket.Dialect, ref socket.Values.SendTimeout, socket.Gate),
            (socket, value, out length) =>
                OptionWire.Get(
                    OptionWire.Kept(ref socket.Values.SendTimeout, socket.Gate), OptionCodec.Timeval, value, out length)),
        new(
            SocketOption.ReceiveTimeout.Id,
            (socket, value) =>
                OptionWire.Set(OptionCodec.Timeval, value, socket.Dialect, ref socket.Values.ReceiveTimeout, socket.Gate),
            (socket, value, out length) =>
                OptionWire.Get(
                    OptionWire.Kept(ref socket.Values.ReceiveTimeout, socket.Gate), OptionCodec.Timeval, value, out length)),
        new(
            SocketOption.AcceptConnection.Id,
            Refused,
            (socket, value, out length) =>
                OptionWire.GetFlag(false, SocketOption.AcceptConnection.Id.CoreNumber, socket.Dialect, value, out length)),
        new(
            SocketOption.Error.Id,
            Refused,
            (_, value, out length) => OptionWire.Get(Errno.Success, OptionCodec.Errno, value, out length)),
        new(
            SocketOption.SocketType.Id,
            Refused,
            (_, value, out length) => OptionWire.Get(SocketType.Stream, OptionCodec.SocketType, value, out length)),
        new(
            SocketOption.PeerCredentials.Id,
            Refused,
            (_, _, out length) => OptionWire.Fail(Errno.ENOTCONN, out length)),
        new(
            SocketOption.Domain.Id,
            Refused,
            (_, value, out length) => OptionWire.Get(0, OptionCodec.Int32, value, out length)),
        new(
            SocketOption.Protocol.Id,
            Refused,
            (_, value, out length) => OptionWire.Get(ProtocolType.Unspecified, OptionCodec.Protocol, value, out length)),
        new(
            SocketOption.Splice.Id,
            (_, _) => Errno.EPROTONOSUPPORT,
            (_, value, out length) => OptionWire.Get(0L, OptionCodec.Int64, value, out length)),
    ];
}
