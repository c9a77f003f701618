using System.Diagnostics.CodeAnalysis;

namespace Sockopt;

/// <summary>Objects that wait to be used again, at most so many; the surplus is left to the garbage collector.</summary>
/// <remarks>Last in, first out, because what was used last is still in the cache of the processor; and an array, because a
/// concurrent stack or bag allocates a node per object.</remarks>
internal sealed class FreeList<T>(int capacity)
    where T : class
{
    private readonly Lock _gate = new();
    private readonly T[] _free = new T[capacity - 1];
    private int _count;

    // One place outside the lock: a conversation takes one object and gives it back, again and again.
    private T? _hot;

    public bool TryTake([NotNullWhen(true)] out T? item)
    {
        item = _hot is null ? null : Interlocked.Exchange(ref _hot, null);
        if (item is not null)
        {
            return true;
        }

        lock (_gate)
        {
            if (_count == 0)
            {
                return false;
            }

            _count--;
            item = _free[_count];
            _free[_count] = null!;
            return true;
        }
    }

    public void Add(T item)
    {
        if (_hot is null && Interlocked.CompareExchange(ref _hot, item, null) is null)
        {
            return;
        }

        lock (_gate)
        {
            if (_count < _free.Length)
            {
                _free[_count] = item;
                _count++;
            }
        }
    }
}
