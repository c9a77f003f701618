namespace Sockopt.Tests.Core;

/// <summary>A thread that is interrupted while it waits (<see cref="Thread.Interrupt"/>).</summary>
public sealed class InterruptedThreadTests
{
    [Theory]
    [InlineData("OpenBSD")]
    [InlineData("Linux")]
    public void It_waits_no_more_and_nobody_notices(string profile)
    {
        Caller caller = new(Way.Thread);
        using LocalPair pair = caller.Pair(profile);
        byte[] buffer = new byte[3];
        LocalSockets.Fill(pair.B);
        Task<IoResult> send = caller.Send(pair.B, buffer);
        for (int round = 0; round < 3; round++)
        {
            Exception? thrown = null;
            Thread thread = new(() => thrown = Record.Exception(() => pair.B.Receive(buffer)));
            thread.Start();
            Caller.SpinUntil(() => pair.B.CountWaiters() == 2, "The thread does not wait.");
            thread.Interrupt();
            Assert.True(thread.Join(Caller.Patience));
            Assert.IsType<ThreadInterruptedException>(thrown);
            Caller.StillWaits(send, pair.Stack);
            Assert.Equal(1, pair.B.CountWaiters());

            Task<IoResult> receive = caller.Receive(pair.B, buffer);
            Caller.StillWaits(receive, pair.Stack, waiters: 2);
            pair.A.SendText("abc");
            Assert.Equal("abc", Caller.TextOf(receive, buffer));
            Assert.Equal(1, pair.B.CountWaiters());
        }

        Caller.StillWaits(send, pair.Stack);
        pair.B.Close();
        Assert.Equal(Errno.EBADF, Caller.ResultOf(send).Errno);
        Assert.Equal(0, pair.Stack.Usage.Waiters);
    }

    [Fact] // S9.8
    public void What_it_has_taken_is_given_up()
    {
        using LocalPair pair = new(StackProfile.Linux);
        Thread thread = new(() => Record.Exception(() => pair.B.ReceiveChain(100, MessageFlags.WaitAll)));
        thread.Start();
        Caller.SpinUntil(() => pair.B.CountWaiters() == 1, "The thread does not wait.");
        pair.A.SendText("abc");
        Caller.SpinUntil(() => pair.B.Available == 0 && pair.B.CountWaiters() == 1, "The thread takes nothing.");
        thread.Interrupt();
        Assert.True(thread.Join(Caller.Patience));
        pair.A.Close();
        pair.B.Close();
        Assert.Equal(default, pair.Stack.Usage);
    }

    [Fact]
    public void What_must_not_stay_half_done_is_done_first()
    {
        using LocalPair pair = new(StackProfile.Linux);
        bool isDone = false;
        ConnectionHold held = pair.B.Hold();
        Interrupted thread = new(() =>
        {
            using ConnectionHold hold = pair.B.HoldSurely();
            isDone = true;
        });
        held.Dispose();
        thread.AwaitEnd();
        Assert.True(isDone);
    }

    [Theory] // who has bytes already would lose them
    [InlineData(false)]
    [InlineData(true)]
    public void What_comes_with_rights_is_received_first(bool asChain)
    {
        using LocalPair pair = new(StackProfile.OpenBsd);
        pair.A.SendMessage("abc"u8, [new TestFile()]);
        int count = 0;
        StackGate.Hold held = pair.Stack.Gate.Enter();
        Interrupted thread = new(() => count = asChain ? TakeChain(pair.B) : pair.B.Receive(new byte[3]).Count);
        held.Dispose();
        thread.AwaitEnd();
        Assert.Equal(3, count);
        Assert.Equal(0, pair.B.Available);
    }

    private static int TakeChain(KernelSocket socket)
    {
        using MbufChain chain = socket.ReceiveChain(3).Chain;
        return chain.Length;
    }

    /// <summary>A thread that was interrupted while it waited for a lock, and sleeps when it has it.</summary>
    private sealed class Interrupted
    {
        private readonly Thread _thread;
        private Exception? _thrown;
        private bool _sleeps;

        public Interrupted(Action waitForLock)
        {
            _thread = new Thread(() => _thrown = Record.Exception(() =>
            {
                waitForLock();
                _sleeps = true;
                Thread.Sleep(Caller.Patience);
            }));
            _thread.Start();
            Caller.SpinUntil(() => _thread.ThreadState.HasFlag(ThreadState.WaitSleepJoin), "The thread does not wait.");
            _thread.Interrupt();
        }

        /// <summary>The interrupt strikes not before it sleeps.</summary>
        public void AwaitEnd()
        {
            Assert.True(_thread.Join(Caller.Patience));
            Assert.IsType<ThreadInterruptedException>(_thrown);
            Assert.True(_sleeps);
        }
    }
}
