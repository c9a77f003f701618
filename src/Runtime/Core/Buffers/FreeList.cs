using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace Sockopt;

/// <summary>Objects that wait to be used again, at most so many; the surplus is left to the garbage collector.</summary>
/// <remarks>A queue, because it keeps its storage: a concurrent stack or bag allocates a node per object.</remarks>
internal sealed class FreeList<T>(int capacity)
    where T : class
{
    private readonly ConcurrentQueue<T> _free = new();
    private int _count;

    public bool TryTake([NotNullWhen(true)] out T? item)
    {
        if (!_free.TryDequeue(out item))
        {
            return false;
        }

        Interlocked.Decrement(ref _count);
        return true;
    }

    public void Add(T item)
    {
        if (Interlocked.Increment(ref _count) <= capacity)
        {
            _free.Enqueue(item);
        }
        else
        {
            Interlocked.Decrement(ref _count);
        }
    }
}
