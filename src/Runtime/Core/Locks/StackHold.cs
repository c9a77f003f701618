namespace Sockopt;

/// <summary>The lock of a stack, held until this is disposed of. What came about meanwhile, calls that can go on and upcalls,
/// happens after that.</summary>
public readonly ref struct StackHold : IDisposable
{
    private readonly StackGate.Hold _hold;

    internal StackHold(StackGate.Hold hold) => _hold = hold;

    /// <summary>Releases the lock, and lets happen what came about under it.</summary>
    public void Dispose() => _hold.Dispose();
}
