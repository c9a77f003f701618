using System.Net.Sockets;

namespace Sockopt.Tests.Core;

/// <summary>A protocol that is never done at once: it connects and disconnects when the test says so. Written as a user does
/// in another assembly, with what is public and protected.</summary>
internal sealed class SlowProtocol(ProtocolFlags flags = ProtocolFlags.ConnectionRequired)
    : Protocol(SocketDomain.InterNetwork, SocketType.Stream, number: 6, flags)
{
    private int _detached;

    public static SocketName Somewhere { get; } = new(SocketDomain.InterNetwork, new byte[14]);

    /// <summary>How many sockets it has let go.</summary>
    public int Detached => Volatile.Read(ref _detached);

    /// <summary>What connecting comes to; an error leaves the socket connecting, which is not for the protocol to undo.</summary>
    public Errno ConnectResult { get; set; }

    public Errno DisconnectResult { get; set; }

    public Errno AcceptResult { get; set; }

    /// <summary>How many sockets it was asked to disconnect.</summary>
    public int Disconnects { get; private set; }

    public KernelSocket CreateSocket(StackProfile profile, StackSettings settings) =>
        CreateSocket(new SocketStack(profile, settings, this));

    public KernelSocket CreateSocket(SocketStack stack)
    {
        Assert.Equal(Errno.Success, stack.Create(Domain, Type, 0, LocalPair.User, out KernelSocket? socket));
        return socket!;
    }

    /// <summary>The handshake is over.</summary>
    public void Complete(KernelSocket socket)
    {
        using StackHold stack = HoldStack();
        using ConnectionHold hold = Hold(socket);
        SetConnected(socket);
    }

    /// <summary>The attempt, or the connection, failed.</summary>
    public static void ReportAndDisconnect(KernelSocket socket, Errno error)
    {
        using ConnectionHold hold = Hold(socket);
        SetError(socket, error);
        SetDisconnected(socket);
    }

    /// <summary>All is delivered, and the connection is gone.</summary>
    public static void Finish(KernelSocket socket)
    {
        using ConnectionHold hold = Hold(socket);
        SetDisconnected(socket);
    }

    /// <summary>Somebody connects to a listener; the handshake has begun or is over.</summary>
    public KernelSocket? Arrive(KernelSocket listener, SocketState state = SocketState.None)
    {
        using StackHold stack = HoldStack();
        using ConnectionHold hold = Hold(listener);
        return AddConnection(listener, state);
    }

    /// <summary>The handshake of somebody who connects comes to nothing.</summary>
    public bool Drop(KernelSocket socket)
    {
        using StackHold stack = HoldStack();
        using ConnectionHold hold = Hold(socket);
        return DropConnection(socket);
    }

    public static void Deliver(KernelSocket socket, ReadOnlySpan<byte> data)
    {
        using ConnectionHold hold = Hold(socket);
        Assert.True(ReceiveBuffer(socket).Append(data));
        WakeReceivers(socket);
    }

    /// <summary>Some of what was sent is on its way.</summary>
    public static void TakeSent(KernelSocket socket, int count)
    {
        using ConnectionHold hold = Hold(socket);
        SendBuffer(socket).Drop(count);
        WakeSenders(socket);
    }

    public static void DeliverUrgent(KernelSocket socket, byte value)
    {
        using ConnectionHold hold = Hold(socket);
        Assert.True(AppendUrgent(socket, [value]));
    }

    /// <summary>An error that does not end the connection.</summary>
    public static void Report(KernelSocket socket, Errno error)
    {
        using ConnectionHold hold = Hold(socket);
        SetError(socket, error);
    }

    protected internal override Errno Attach(KernelSocket socket) => Reserve(socket, 4096, 4096);

    protected internal override void Detach(KernelSocket socket) => Interlocked.Increment(ref _detached);

    protected internal override Errno Listen(KernelSocket socket, Credential caller) => Errno.Success;

    protected internal override Errno Connect(KernelSocket socket, SocketName name, Credential caller)
    {
        Errno error = CheckConnect(socket);
        if (error != Errno.Success)
        {
            return error;
        }

        SetConnecting(socket);
        return ConnectResult;
    }

    protected internal override Errno Disconnect(KernelSocket socket)
    {
        Disconnects++;
        if (DisconnectResult == Errno.Success)
        {
            SetDisconnecting(socket);
        }

        return DisconnectResult;
    }

    protected internal override Errno Accept(KernelSocket socket, out SocketName peerName)
    {
        peerName = Somewhere;
        return AcceptResult;
    }

    // Nobody takes it away but the test.
    protected internal override Errno Send(KernelSocket socket, in OutgoingData data) =>
        data.TryAppendTo(SendBuffer(socket)) ? Errno.Success : Errno.ENOBUFS;

    protected internal override Errno ReadPeerName(KernelSocket socket, out SocketName name)
    {
        name = Somewhere;
        return Errno.Success;
    }
}
