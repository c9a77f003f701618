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
}
