using System.Runtime.CompilerServices;

namespace Sockopt.Tests.Core;

/// <summary>Who waits at a socket.</summary>
internal static class SocketWaiters
{
    /// <summary>How many are in the socket's list. <see cref="StackUsage.Waiters"/> counts a call before it is there, and until
    /// it is through.</summary>
    public static int CountWaiters(this KernelSocket socket)
    {
        using ConnectionHold hold = socket.Hold();
        int count = 0;
        for (Waiter? waiter = First(socket); waiter is not null; waiter = waiter.NextWaiter)
        {
            count++;
        }

        return count;
    }

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_firstWaiter")]
    private static extern ref Waiter? First(KernelSocket socket);
}
