using System.Net.Sockets;

namespace Sockopt;

/// <summary>Local seqpacket sockets: connections of messages, whose bounds are kept (S18.2). A destination is ignored
/// (S7.9).</summary>
internal sealed class LocalSeqpacket(LocalNames names) : LocalConnection(names, SocketType.Seqpacket, ProtocolFlags.Atomic)
{
    // There is no urgent data, and Linux finds that before anything but a connection that is missing.
    protected internal override Errno CheckOutOfBand(KernelSocket socket, bool isEmpty) =>
        Stack.Profile.MessageIsCheckedFirst && HasBeenConnected(socket) ? Errno.EOPNOTSUPP : Errno.Success;

    protected internal override Errno ReceiveOutOfBand(KernelSocket socket, bool peek, out byte value)
    {
        value = 0;
        return Stack.Profile.ConnectionIsCheckedFirst && !HasBeenConnected(socket) ? Errno.ENOTCONN : Errno.EOPNOTSUPP;
    }

    private static bool HasBeenConnected(KernelSocket socket) =>
        (socket.State & (SocketState.Connected | SocketState.Disconnected)) != 0;
}
