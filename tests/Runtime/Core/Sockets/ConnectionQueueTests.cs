namespace Sockopt.Tests.Core;

/// <summary>Who is told that a listener has room (S5.1).</summary>
public sealed class ConnectionQueueTests
{
    private readonly SocketStack _stack = LocalPair.LocalStack(StackProfile.Linux);
    private readonly ConnectionQueue _queue = new();

    [Fact]
    public void Only_who_still_waits_for_room_is_told_and_once()
    {
        KernelSocket[] sockets = [.. Enumerable.Range(0, 3).Select(_ => LocalSockets.Client(_stack))];
        CountingWaiter[] waiters = [.. sockets.Select(socket => new CountingWaiter(_stack))];
        using (_stack.Gate.Enter())
        {
            Array.ForEach(sockets, _queue.AwaitRoom);
            _queue.StopAwaitingRoom(sockets[1]);
        }

        Tell();
        Assert.Equal([1, 0, 1], waiters.Select(waiter => waiter.TimesFired));
        Tell();
        Assert.Equal([1, 0, 1], waiters.Select(waiter => waiter.TimesFired));

        // With somebody at every socket who waits for its connection.
        void Tell()
        {
            using StackGate.Hold stack = _stack.Gate.Enter();
            foreach ((KernelSocket socket, CountingWaiter waiter) in sockets.Zip(waiters))
            {
                if (waiter.WaitsFor == WaitFor.Nothing)
                {
                    using ConnectionHold hold = socket.Hold();
                    socket.Enqueue(waiter, WaitFor.Connection);
                }
            }

            _queue.TellOfRoom();
        }
    }

    private sealed class CountingWaiter(SocketStack stack) : Waiter
    {
        public int TimesFired { get; private set; }

        public override SocketStack Stack => stack;

        public override void Fire() => TimesFired++;
    }
}
