using System.Net.Sockets;

namespace Sockopt;

/// <summary>Local stream sockets.</summary>
internal sealed class LocalStream(LocalNames names) : LocalConnection(names, SocketType.Stream, ProtocolFlags.None)
{
    protected internal override Errno ReceiveUnconnected => Stack.Profile.LocalStreamReceiveUnconnected;

    // S7.9
    protected internal override Errno CheckDestination(KernelSocket socket, SocketName name) =>
        !Stack.Profile.LocalStreamRefusesName ? Errno.Success
        : (socket.State & (SocketState.Connected | SocketState.Disconnected)) != 0 ? Errno.EISCONN
        : Errno.EOPNOTSUPP;

    // Nothing at all cannot be urgent, and Linux finds that first.
    protected internal override Errno CheckOutOfBand(KernelSocket socket, bool isEmpty) =>
        isEmpty && Stack.Profile.LocalStreamHasUrgentData ? Errno.EOPNOTSUPP : Errno.Success;

    // The bytes before the last one are like any others.
    protected internal override Errno SendOutOfBand(KernelSocket socket, ReadOnlySpan<byte> data, bool isEnd)
    {
        if (!Stack.Profile.LocalStreamHasUrgentData)
        {
            return Errno.EOPNOTSUPP;
        }

        if (!isEnd)
        {
            return Send(socket, new OutgoingData(data, rights: null));
        }

        KernelSocket peer = ConnectedPeer(socket);
        if (LetsNothingThrough(peer))
        {
            return Errno.EPIPE;
        }

        SocketBuffer queue = ReceiveBuffer(peer);
        if (!AppendUrgent(peer, data))
        {
            return Errno.ENOBUFS;
        }

        SendBuffer(socket).Charge(queue.Count, queue.Storage);
        return Errno.Success;
    }

    protected internal override Errno ReceiveOutOfBand(KernelSocket socket, bool peek, out byte value)
    {
        value = 0;
        return Stack.Profile.LocalStreamHasUrgentData ? TakeUrgent(socket, peek, out value) : Errno.EOPNOTSUPP;
    }
}
