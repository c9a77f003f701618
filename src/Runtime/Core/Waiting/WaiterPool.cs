using System.Diagnostics.CodeAnalysis;

namespace Sockopt;

/// <summary>The calls that wait in one stack: how many there are, and those that wait to be used again.</summary>
internal sealed class WaiterPool(SocketStack stack, int maximum, bool runsInline)
{
    private const int KeptThreads = 64;

    private readonly FreeList<ThreadWaiter> _threads = new(KeptThreads);
    private int _count;

    /// <summary>Whose calls they are.</summary>
    public SocketStack Stack => stack;

    /// <summary>Whether a call that is woken goes on where it is woken; otherwise in the thread pool.</summary>
    public bool RunsInline => runsInline;

    public int Count => Volatile.Read(ref _count);

    /// <summary>Counts one more.</summary>
    /// <returns>False if the limit is reached.</returns>
    public bool TryCount()
    {
        int count = Count;
        while (count < maximum)
        {
            int found = Interlocked.CompareExchange(ref _count, count + 1, count);
            if (found == count)
            {
                return true;
            }

            count = found;
        }

        return false;
    }

    public void Uncount() => Interlocked.Decrement(ref _count);

    public bool TryTakeThread([NotNullWhen(true)] out ThreadWaiter? waiter)
    {
        waiter = null;
        if (!TryCount())
        {
            return false;
        }

        if (!_threads.TryTake(out waiter))
        {
            waiter = new ThreadWaiter(stack);
        }

        return true;
    }

    /// <summary>A thread waits no more.</summary>
    /// <param name="waiter">The thread.</param>
    /// <param name="mayBeWoken">Whether a wake-up may be on its way, so that nobody else can use it.</param>
    public void Return(ThreadWaiter waiter, bool mayBeWoken)
    {
        Uncount();
        if (!mayBeWoken)
        {
            _threads.Add(waiter);
        }
    }
}
