using System.Runtime.CompilerServices;

namespace Sockopt.Bench;

/// <summary>Blocks this thread until a task is done, without a byte.</summary>
internal sealed class BlockingAwaiter : IDisposable
{
    private readonly ManualResetEventSlim _done = new();
    private readonly Action _setDone;

    public BlockingAwaiter() => _setDone = _done.Set;

    public int Wait(ValueTask<int> task)
    {
        ValueTaskAwaiter<int> awaiter = task.GetAwaiter();
        if (!awaiter.IsCompleted)
        {
            awaiter.UnsafeOnCompleted(_setDone);
            _done.Wait();
            _done.Reset();
        }

        return awaiter.GetResult();
    }

    public void Dispose() => _done.Dispose();
}
