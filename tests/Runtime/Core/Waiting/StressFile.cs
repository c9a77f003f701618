namespace Sockopt.Tests.Core;

/// <summary>A file that is passed around, and counts how often it was closed.</summary>
internal sealed class StressFile : OpenFile
{
    private int _timesClosed;

    public int TimesClosed => Volatile.Read(ref _timesClosed);

    protected override void Close() => Interlocked.Increment(ref _timesClosed);
}
