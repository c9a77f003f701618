using System.Diagnostics;

namespace Sockopt;

/// <content>The lock of the connection.</content>
public sealed partial class KernelSocket
{
    private ConnectionGate _gate;

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

    /// <summary>Takes the lock whatever interrupts the thread.</summary>
    internal ConnectionHold HoldSurely() => Uninterrupted.Take(this, static socket => socket.Hold());

    /// <summary>From now on the lock of the connection is that of another socket. Under the lock of the stack and of both
    /// connections.</summary>
    internal void ShareGate(KernelSocket other)
    {
        Debug.Assert(Stack.Gate.IsHeldHere && _gate.IsHeldHere && other._gate.IsHeldHere, "All three locks are held.");
        Volatile.Write(ref _gate, other._gate);
    }
}
