namespace Sockopt;

/// <content>solisten(9), and the connections that wait to be accepted (S4, S5.1 to S5.3).</content>
public sealed partial class KernelSocket
{
    private ConnectionQueue? _connections;

    // Whose queue was too full for this socket's connection. Under the lock of the stack.
    private List<KernelSocket>? _roomAt;

    // Whether the last connect found no room.
    private bool _lacksRoom;

    /// <summary>Whether it listens, as SO_ACCEPTCONN reads it.</summary>
    internal bool IsListening => Volatile.Read(ref _connections) is not null;

    private bool HasConnections => _connections is { Length: > 0 };

    /// <summary>Lets others connect to the socket (solisten(9), S4). Listening again only changes the limit.</summary>
    /// <param name="backlog">How many connections may wait to be accepted; what it means exactly is the profile's
    /// (<see cref="StackProfile.BacklogFactor"/>). Negative or beyond <see cref="StackLimits.MaximumBacklog"/> is that, below
    /// <see cref="StackLimits.MinimumBacklog"/> is that (S4.4).</param>
    /// <param name="caller">On whose behalf; it is what those that connect read with SO_PEERCRED. Null for the socket's own
    /// <see cref="Credential"/>.</param>
    /// <returns><see cref="Errno.EBADF"/>: closed. <see cref="Errno.EINVAL"/>: it is connected, connecting or
    /// disconnecting, or it was connected (<see cref="StackProfile.ConnectionIsForLife"/>). <see cref="Errno.EOPNOTSUPP"/>: the
    /// protocol does not listen. Any other error of the protocol.</returns>
    public Errno Listen(int backlog, Credential? caller = null)
    {
        using StackGate.Hold stack = Stack.Gate.Enter();
        using ConnectionHold hold = Hold();
        if (IsClosed)
        {
            return Errno.EBADF;
        }

        // S4.1
        bool isConnected = !MayConnect || Is(SocketState.Disconnecting);
        if (isConnected && (Protocol.RequiresConnection || !Profile.ListenAsksProtocolFirst))
        {
            return Errno.EINVAL;
        }

        Errno error = Protocol.Listen(this, caller ?? Credential);
        if (error == Errno.Success && isConnected)
        {
            return Errno.EINVAL;
        }

        if (error == Errno.Success)
        {
            StartListening(backlog);
        }

        return error;
    }

    /// <summary>Makes a socket for a connection to this one (sonewconn, S5.1, S5.2). Under the lock of the stack and of this
    /// connection.</summary>
    /// <param name="state">How far the connection is; none yet for one that is still being made.</param>
    /// <returns>Null if too many wait, or there are too many sockets or too little storage for one more.</returns>
    internal KernelSocket? AddConnection(SocketState state)
    {
        ConnectionQueue queue = _connections!;
        if (IsFull(queue) || Stack.IsFull)
        {
            return null;
        }

        KernelSocket child = new(Stack, Protocol, Credential);
        using ConnectionHold hold = child.Hold();
        child.ChangeState(SocketState.None, state | SocketState.NoDescriptor);
        bool isAttached = Protocol.Attach(child) == Errno.Success;
        if (!isAttached || (Profile.AcceptInheritsOptions && !child.TryInherit(this)))
        {
            if (isAttached)
            {
                Protocol.Detach(child);
            }

            child.Free();
            return null;
        }

        Stack.Remember();
        child.Listener = this;
        queue.Add(child, isComplete: state != SocketState.None);
        if (state != SocketState.None)
        {
            WakeAll();
        }

        return child;
    }

    /// <summary>The connection can be accepted from now on (S5.3). Under the lock of the stack.</summary>
    internal void CompleteConnection()
    {
        if (Listener is not { } listener)
        {
            return;
        }

        using ConnectionHold hold = listener.Hold();
        if (listener._connections?.Complete(this) == true)
        {
            listener.WakeAll();
        }
    }

    /// <summary>Gives up a connection that is still being made. Under the lock of the stack and of the connection.</summary>
    /// <returns>Whether it was one.</returns>
    internal bool DropConnection()
    {
        if (Listener is not { } listener)
        {
            return false;
        }

        using (ConnectionHold hold = listener.Hold())
        {
            if (listener._connections?.Remove(this) != true)
            {
                return false;
            }

            listener._connections.TellOfRoom();
        }

        Listener = null;
        Abandon();
        return true;
    }

    /// <summary>Whether one more connection would be refused (S5.1). Under the lock of the connection.</summary>
    internal bool IsBacklogFull => _connections is { } queue && IsFull(queue);

    /// <summary>Lets the socket wait until a listener has room for its connection. Under the lock of the stack.</summary>
    internal void AwaitRoom(KernelSocket listener)
    {
        _lacksRoom = true;
        _roomAt ??= [];
        if (!_roomAt.Contains(listener))
        {
            _roomAt.Add(listener);
        }

        listener._connections!.AwaitRoom(this);
    }

    /// <summary>The listener whose queue this socket is in (so_head).</summary>
    internal KernelSocket? Listener { get; private set; }

    // Under the lock of the stack.
    private void StopAwaitingRoom()
    {
        foreach (KernelSocket listener in _roomAt ?? [])
        {
            listener._connections?.StopAwaitingRoom(this);
        }

        _roomAt = null;
    }

    // Unless another call waits for it here. Under the lock of the connection as well.
    private void GiveUpRoom()
    {
        if (!HasWaiter(WaitFor.Connection))
        {
            StopAwaitingRoom();
        }
    }

    private bool IsFull(ConnectionQueue queue) => queue.Total > (long)Profile.BacklogFactor * queue.Limit;

    // S4.3, S4.4
    private void StartListening(int backlog)
    {
        StackLimits limits = Stack.Limits;
        int limit = backlog < 0 ? limits.MaximumBacklog : Math.Min(backlog, limits.MaximumBacklog);
        ConnectionQueue queue = _connections ?? new ConnectionQueue();
        queue.Limit = Math.Max(limit, limits.MinimumBacklog);
        Volatile.Write(ref _connections, queue);
        queue.TellOfRoom();
    }

    // S5.2
    private bool TryInherit(KernelSocket listener)
    {
        if (Reserve(listener.SendBuffer.HighWater, listener.ReceiveBuffer.HighWater) != Errno.Success)
        {
            return false;
        }

        _values = listener._values;
        SendBuffer.LowWater = listener.SendBuffer.LowWater;
        ReceiveBuffer.LowWater = listener.ReceiveBuffer.LowWater;
        PublishLimits();
        return true;
    }

    // S12.1, S5.9: what nobody has accepted is aborted.
    private void StopListening()
    {
        if (_connections is not { } queue)
        {
            return;
        }

        while (queue.TakeAny() is { } child)
        {
            using ConnectionHold hold = child.HoldSurely();
            child.Listener = null;
            Protocol.Abort(child);
            child.Abandon();
        }

        Volatile.Write(ref _connections, null);
        queue.TellOfRoom();
    }
}
