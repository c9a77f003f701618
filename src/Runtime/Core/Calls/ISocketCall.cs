namespace Sockopt;

/// <summary>A call at a socket that may have to wait: its arguments, and how far it has got. It is the same whether a thread
/// or a task waits for it.</summary>
/// <typeparam name="TResult">How it ends.</typeparam>
internal interface ISocketCall<TResult>
{
    /// <summary>Where it waits.</summary>
    KernelSocket Socket { get; }

    /// <summary>The longest that one wait may take, or <see cref="Timeout.InfiniteTimeSpan"/>.</summary>
    TimeSpan Timeout { get; }

    /// <summary>Whether that limits all the waits of the call together, under whatever profile.</summary>
    static virtual bool TimeoutCoversCall => false;

    /// <summary>Gets as far as it can without waiting. Takes the locks that it needs.</summary>
    /// <param name="waiter">What it puts into the socket's list, still under the lock, if it has to wait; null only to find
    /// out whether it has to. From the release of the lock on the call may go on elsewhere, so that it touches nothing of
    /// its own after that.</param>
    /// <param name="result">How it ended, if it did.</param>
    /// <returns>Whether it ended.</returns>
    bool Attempt(Waiter? waiter, out TResult result);

    /// <summary>Ends without what it waits for.</summary>
    TResult Interrupt(Errno reason);

    /// <summary>Gives up what belongs to a result that nobody will see.</summary>
    static virtual void Discard(in TResult result)
    {
    }
}
