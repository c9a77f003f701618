using System.Diagnostics;

namespace Sockopt;

/// <content>The lock of the connection, and who waits at the socket (sbwait, sblock and so_timeo, S8.7 to S8.9).</content>
public sealed partial class KernelSocket
{
    private ConnectionGate _gate;
    private Waiter? _firstWaiter;
    private Waiter? _lastWaiter;

    // What anybody waits for; may name more than that.
    private WaitFor _waitedFor;

    /// <summary>The lock of the connection. Only who holds it knows that it stays.</summary>
    internal ConnectionGate Gate => Volatile.Read(ref _gate);

    /// <summary>Takes the lock of the connection until the hold is disposed of.</summary>
    internal ConnectionHold Hold()
    {
        while (true)
        {
            ConnectionGate gate = Gate;
            Lock.Scope scope = gate.Enter();
            if (gate == _gate)
            {
                return new ConnectionHold(gate, scope);
            }

            // Meanwhile the socket was connected with another one, and has its lock.
            gate.Exit(scope);
        }
    }

    /// <summary>From now on the lock of the connection is that of another socket. Under the lock of the stack and of both
    /// connections.</summary>
    internal void ShareGate(KernelSocket other)
    {
        Debug.Assert(Stack.Gate.IsHeldHere && _gate.IsHeldHere && other._gate.IsHeldHere, "All three locks are held.");
        Volatile.Write(ref _gate, other._gate);
    }

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

    /// <summary>Wakes one waiter, if it waits. Under the lock of the connection.</summary>
    internal void Wake(Waiter waiter)
    {
        if (waiter.WaitsFor == WaitFor.Nothing)
        {
            return;
        }

        Unlink(waiter);
        _gate.AfterRelease(waiter);
    }

    /// <summary>Wakes whoever waits for any of these. Under the lock of the connection.</summary>
    internal void Wake(WaitFor what)
    {
        if (IsWaitedFor(what))
        {
            WakeWaiters(what, available: long.MaxValue);
        }
    }

    private bool IsWaitedFor(WaitFor what) => (_waitedFor & what) != 0;

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
