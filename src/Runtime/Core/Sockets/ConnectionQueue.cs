namespace Sockopt;

/// <summary>The connections of a listening socket that nobody has accepted yet (so_q0 and so_q, S5). Under the lock of the
/// stack and that of the listener's connection; for the number of those that are complete the latter is enough.</summary>
internal sealed class ConnectionQueue
{
    private readonly List<KernelSocket> _incomplete = [];
    private readonly Queue<KernelSocket> _complete = new();
    private readonly List<KernelSocket> _waitingForRoom = [];

    /// <summary>How many may wait, before the profile's factor (so_qlimit).</summary>
    public int Limit { get; set; }

    /// <summary>How many can be accepted (so_qlen).</summary>
    public int Length => _complete.Count;

    /// <summary>How many there are, complete or not.</summary>
    public int Total => _complete.Count + _incomplete.Count;

    /// <summary>All of them.</summary>
    public IEnumerable<KernelSocket> Sockets => _incomplete.Concat(_complete);

    /// <summary>Puts a connection behind the others (soqinsque).</summary>
    public void Add(KernelSocket child, bool isComplete)
    {
        if (isComplete)
        {
            _complete.Enqueue(child);
        }
        else
        {
            _incomplete.Add(child);
        }
    }

    /// <summary>A connection has been made (S5.3).</summary>
    /// <returns>False if it was complete before, or is not here.</returns>
    public bool Complete(KernelSocket child)
    {
        bool wasIncomplete = _incomplete.Remove(child);
        if (wasIncomplete)
        {
            _complete.Enqueue(child);
        }

        return wasIncomplete;
    }

    /// <summary>Takes one out that is not complete.</summary>
    /// <returns>False if it is, or is not here.</returns>
    public bool Remove(KernelSocket child) => _incomplete.Remove(child);

    /// <summary>Takes the first complete one out (S5.5).</summary>
    public KernelSocket Dequeue() => _complete.Dequeue();

    /// <summary>Takes any one out, those that are incomplete first (S12.1); null if there is none.</summary>
    public KernelSocket? TakeAny()
    {
        if (_incomplete.Count == 0)
        {
            return _complete.TryDequeue(out KernelSocket? complete) ? complete : null;
        }

        KernelSocket child = _incomplete[0];
        _incomplete.RemoveAt(0);
        return child;
    }

    /// <summary>A socket wants to be told when there is room for its connection.</summary>
    public void AwaitRoom(KernelSocket connector)
    {
        if (!_waitingForRoom.Contains(connector))
        {
            _waitingForRoom.Add(connector);
        }
    }

    /// <summary>It does not want that any more.</summary>
    public void StopAwaitingRoom(KernelSocket connector) => _waitingForRoom.Remove(connector);

    /// <summary>Tells the sockets that wait that there is room, or that there will never be.</summary>
    public void TellOfRoom()
    {
        foreach (KernelSocket connector in _waitingForRoom)
        {
            using ConnectionHold hold = connector.Hold();
            connector.Wake(WaitFor.Connection);
        }

        _waitingForRoom.Clear();
    }
}
