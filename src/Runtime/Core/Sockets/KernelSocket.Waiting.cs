namespace Sockopt;

/// <content>Who waits at the socket (sbwait, sblock and so_timeo, S8.7 to S8.9).</content>
public sealed partial class KernelSocket
{
    private Waiter? _firstWaiter;
    private Waiter? _lastWaiter;

    // What anybody waits for; may name more than that.
    private WaitFor _waitedFor;

    /// <summary>Puts a waiter into the list; or lets it go on at once, if its timeout or its cancellation came before. Under the
    /// lock of the connection.</summary>
    /// <param name="waiter">The waiter; null if nobody will wait.</param>
    /// <param name="what">What it waits for.</param>
    /// <param name="needs">How many bytes make it worth to be woken.</param>
    internal void Enqueue(Waiter? waiter, WaitFor what, long needs = 0)
    {
        if (waiter is null)
        {
            return;
        }

        if (waiter.Interruption != Errno.Success)
        {
            _gate.AfterRelease(waiter);
            return;
        }

        waiter.WaitsFor = what;
        waiter.Needs = needs;
        waiter.PreviousWaiter = _lastWaiter;
        waiter.NextWaiter = null;
        if (_lastWaiter is null)
        {
            _firstWaiter = waiter;
        }
        else
        {
            _lastWaiter.NextWaiter = waiter;
        }

        _lastWaiter = waiter;
        _waitedFor |= what;
    }

    /// <summary>Takes a waiter out of the list, if it is there, and does not wake it.</summary>
    internal void Dequeue(Waiter waiter)
    {
        using ConnectionHold hold = Hold();
        if (waiter.WaitsFor != WaitFor.Nothing)
        {
            Unlink(waiter);
        }
    }

    /// <summary>Wakes one waiter, if it waits. Under the lock of the connection.</summary>
    internal void Wake(Waiter waiter)
    {
        if (waiter.WaitsFor != WaitFor.Nothing)
        {
            Unlink(waiter);
            _gate.AfterRelease(waiter);
        }
    }

    /// <summary>Wakes whoever waits for any of these. Under the lock of the connection.</summary>
    internal void Wake(WaitFor what)
    {
        if (IsWaitedFor(what))
        {
            WakeWaiters(what, available: long.MaxValue);
        }
    }

    /// <summary>sorwakeup: data arrived. Under the lock of the connection.</summary>
    internal void WakeReceivers()
    {
        if (IsWaitedFor(WaitFor.Receive))
        {
            WakeWaiters(WaitFor.Receive, ReceiveBuffer.Count);
        }

        _receiveUpcall?.Queue(_gate);
    }

    /// <summary>sowwakeup: there is more space. Under the lock of the connection.</summary>
    internal void WakeSenders()
    {
        if (IsWaitedFor(WaitFor.Send))
        {
            WakeWaiters(WaitFor.Send, SendBuffer.Space);
        }

        _sendUpcall?.Queue(_gate);
    }

    /// <summary>Something happened to the socket as a whole. Under the lock of the connection.</summary>
    internal void WakeAll()
    {
        Wake(WaitFor.Receive | WaitFor.Send | WaitFor.Connection);
        _receiveUpcall?.Queue(_gate);
        _sendUpcall?.Queue(_gate);
    }

    private bool IsWaitedFor(WaitFor what) => (_waitedFor & what) != 0;

    // Exactly, unlike the above.
    private bool HasWaiter(WaitFor what)
    {
        Waiter? waiter = _firstWaiter;
        while (waiter is not null && (waiter.WaitsFor & what) == 0)
        {
            waiter = waiter.NextWaiter;
        }

        return waiter is not null;
    }

    // And for no more bytes than there are.
    private void WakeWaiters(WaitFor what, long available)
    {
        WaitFor left = WaitFor.Nothing;
        Waiter? next = _firstWaiter;
        while (next is not null)
        {
            Waiter waiter = next;
            next = waiter.NextWaiter;
            if ((waiter.WaitsFor & what) != 0 && waiter.Needs <= available)
            {
                Wake(waiter);
            }
            else
            {
                left |= waiter.WaitsFor;
            }
        }

        _waitedFor = left;
    }

    private void Unlink(Waiter waiter)
    {
        if (waiter.PreviousWaiter is null)
        {
            _firstWaiter = waiter.NextWaiter;
        }
        else
        {
            waiter.PreviousWaiter.NextWaiter = waiter.NextWaiter;
        }

        if (waiter.NextWaiter is null)
        {
            _lastWaiter = waiter.PreviousWaiter;
        }
        else
        {
            waiter.NextWaiter.PreviousWaiter = waiter.PreviousWaiter;
        }

        waiter.PreviousWaiter = null;
        waiter.NextWaiter = null;
        waiter.WaitsFor = WaitFor.Nothing;
    }
}
