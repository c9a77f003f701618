namespace Sockopt;

/// <summary>Takes a lock in the middle of what must not stay half done: an interrupt of the thread
/// (<see cref="Thread.Interrupt"/>) comes later.</summary>
internal static class Uninterrupted
{
    public static THold Take<TOwner, THold>(TOwner owner, Func<TOwner, THold> take)
        where THold : allows ref struct
    {
        bool isInterrupted = false;
        while (true)
        {
            try
            {
                THold hold = take(owner);
                if (isInterrupted)
                {
                    Thread.CurrentThread.Interrupt();
                }

                return hold;
            }
            catch (ThreadInterruptedException)
            {
                isInterrupted = true;
            }
        }
    }
}
