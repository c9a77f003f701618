namespace Sockopt.Tests.Core;

/// <summary>What an upcall, a continuation or the close of a file throws is nobody's call: it is told apart, and keeps nobody
/// from being woken.</summary>
public sealed class WakeUpExceptionTests
{
    private readonly List<Exception> _thrown = [];

    [Theory]
    [MemberData(nameof(Caller.Everywhere), MemberType = typeof(Caller))]
    public void An_upcall_that_throws_keeps_nobody_from_being_woken(string profile, Way way)
    {
        Caller caller = new(way);
        using LocalPair pair = Pair(profile, caller);
        Task<PollEvents> poll = caller.Poll(pair.B, PollEvents.In, Timeout.InfiniteTimeSpan);
        pair.B.SetReceiveUpcall((_, _) => throw new TimeZoneNotFoundException());
        pair.B.SetSendUpcall((_, _) => throw new InvalidTimeZoneException());
        Assert.Equal(Errno.Success, pair.A.Close());
        Assert.Contains(_thrown, one => one is TimeZoneNotFoundException);
        Assert.Contains(_thrown, one => one is InvalidTimeZoneException);
        Assert.NotEqual(PollEvents.None, Caller.ResultOf(poll));
        pair.B.SetReceiveUpcall(null);
        pair.B.SetSendUpcall(null);
        Assert.Equal("\"\"", pair.B.ReceiveText(1));
    }

    [Theory] // some of it copied outside the lock, some of it waited for
    [MemberData(nameof(Caller.Everywhere), MemberType = typeof(Caller))]
    public void The_call_that_brought_it_about_ends_as_ever(string profile, Way way)
    {
        Caller caller = new(way);
        LocalPair pair = Pair(profile, caller);
        pair.B.SetReceiveUpcall((_, _) => throw new TimeZoneNotFoundException());
        byte[] data = new byte[pair.A.GetInt(SocketOption.SendBufferSize.Id) + 1000];
        byte[] buffer = new byte[data.Length];
        Task<IoResult> send = caller.Send(pair.A, data);
        Task<IoResult> receive = caller.Receive(pair.B, buffer, MessageFlags.WaitAll);
        Assert.Equal(data.Length, Caller.ResultOf(send).Count);
        Assert.Equal(data.Length, Caller.ResultOf(receive).Count);
        Assert.NotEmpty(_thrown);
        Assert.All(_thrown, one => Assert.IsType<TimeZoneNotFoundException>(one));
        pair.Dispose();
        Assert.Equal(default, pair.Stack.Usage);
    }

    [Fact]
    public void A_continuation_that_runs_inline_and_throws_is_told_too()
    {
        using LocalPair pair = Pair("Linux", new Caller(Way.Inline));
        OnCompletion(pair.B.ReceiveAsync(new byte[1]), () => throw new TimeZoneNotFoundException());
        Assert.Equal("1", pair.A.SendText("x"));
        Assert.IsType<TimeZoneNotFoundException>(Assert.Single(_thrown));
    }

    [Fact]
    public void The_close_of_a_file_that_throws_is_told_too()
    {
        LocalPair pair = Pair("OpenBSD", new Caller(Way.Pool));
        FaultyFile file = new();
        pair.A.SendMessage("x"u8, [file]);
        file.Release();
        pair.B.Close();
        Assert.IsType<TimeZoneNotFoundException>(Assert.Single(_thrown));
        pair.A.Close();
        Assert.Equal(default, pair.Stack.Usage);
    }

    private static void OnCompletion(ValueTask<IoResult> call, Action continuation) =>
        call.ConfigureAwait(false).GetAwaiter().UnsafeOnCompleted(continuation);

    private LocalPair Pair(string profile, Caller caller) =>
        new(TestCalls.Profile(profile), caller.Settings() with { OnException = Tell });

    private void Tell(Exception exception)
    {
        lock (_thrown)
        {
            _thrown.Add(exception);
        }
    }

    private sealed class FaultyFile : OpenFile
    {
        protected override void Close() => throw new TimeZoneNotFoundException();
    }
}
