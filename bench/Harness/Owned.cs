namespace Sockopt.Bench;

/// <summary>What a contest has to close in the end, the last one first.</summary>
internal sealed class Owned : IDisposable
{
    private readonly Stack<IDisposable> _all = [];

    public T Add<T>(T disposable)
        where T : IDisposable
    {
        _all.Push(disposable);
        return disposable;
    }

    public (T First, T Second) Add<T>((T First, T Second) pair)
        where T : IDisposable
    {
        // The first end is closed first: who waits at the second one learns of it.
        Add(pair.Second);
        Add(pair.First);
        return pair;
    }

    public void Dispose()
    {
        while (_all.TryPop(out IDisposable? last))
        {
            last.Dispose();
        }
    }
}
