namespace Sockopt.Tests.Core;

/// <summary>SS_NBIO and MSG_DONTWAIT.</summary>
public sealed class NonBlockingTests
{
    [Theory] // the BUGS of socreate(9) say that a send ignored MSG_DONTWAIT once
    [InlineData("OpenBSD", false)]
    [InlineData("OpenBSD", true)]
    [InlineData("Linux", false)]
    [InlineData("Linux", true)]
    public void What_does_not_block_never_waits(string profile, bool byCall)
    {
        SocketStack stack = LocalPair.LocalStack(TestCalls.Profile(profile));
        using LocalPair pair = new(stack);
        using KernelSocket listener = LocalSockets.Listener(stack, backlog: 1);
        listener.NonBlocking = true;
        pair.A.NonBlocking = !byCall;
        pair.B.NonBlocking = !byCall;
        MessageFlags flags = byCall ? MessageFlags.DontWait : MessageFlags.None;
        Assert.Equal(Errno.EAGAIN, pair.B.Receive(new byte[1], flags).Errno);
        Assert.Equal(Errno.EAGAIN, pair.B.ReceiveChain(1, flags | MessageFlags.WaitAll).Errno);
        Assert.Equal(Errno.EAGAIN, AtOnce(pair.B.ReceiveAsync(new byte[1], flags)).Errno);
        int size = pair.A.GetInt(SocketOption.SendBufferSize.Id);
        Assert.Equal(size, pair.A.Send(new byte[size + 1], flags).Count);
        Assert.Equal(Errno.EAGAIN, pair.A.Send(new byte[1], flags).Errno);
        Assert.Equal(Errno.EAGAIN, pair.A.Send(Pieces.Of(new byte[2], 1), flags).Errno);
        Assert.Equal(Errno.EAGAIN, AtOnce(pair.A.SendAsync(new byte[1], flags)).Errno);
        using MbufChain chain = LocalSockets.ChainOf(stack, new byte[1]);
        Assert.Equal(Errno.EAGAIN, pair.A.Send(chain, flags).Errno);
        Assert.Equal(Errno.EAGAIN, AtOnce(pair.A.SendAsync(chain, flags)).Errno);
        Assert.Equal(Errno.EAGAIN, listener.Accept(out _));
        Assert.Equal(Errno.EAGAIN, AtOnce(listener.AcceptAsync()).Errno);
        Assert.Equal(0, stack.Usage.Waiters);
    }

    private static T AtOnce<T>(ValueTask<T> call)
    {
        Assert.True(call.IsCompleted);
        return call.Result;
    }
}
