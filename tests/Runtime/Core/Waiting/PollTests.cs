namespace Sockopt.Tests.Core;

/// <summary>A poll that waits is woken by each event (S8.6, S17.1).</summary>
public sealed class PollTests
{
    [Theory]
    [MemberData(nameof(Caller.Everywhere), MemberType = typeof(Caller))]
    public void Data_makes_readable(string profile, Way way)
    {
        Caller caller = new(way);
        using LocalPair pair = caller.Pair(profile);
        Task<PollEvents> call = caller.Poll(pair.B, PollEvents.In | PollEvents.Priority, Timeout.InfiniteTimeSpan);
        Caller.StillWaits(call, pair.Stack);
        pair.A.SendText("x");
        Assert.Equal(PollEvents.In, Caller.ResultOf(call));
    }

    [Theory]
    [InlineData("OpenBSD", 2048)]
    [InlineData("Linux", 212992 * 3 / 4)]
    public void Space_makes_writable(string profile, int needed)
    {
        Caller caller = new(Way.Inline);
        using LocalPair pair = caller.Pair(profile);
        LocalSockets.Fill(pair.A);
        Task<PollEvents> call = caller.Poll(pair.A, PollEvents.Out, Timeout.InfiniteTimeSpan);
        pair.B.ReceiveText(needed - 1);
        Caller.StillWaits(call, pair.Stack);
        pair.B.ReceiveText(1);
        Assert.Equal(PollEvents.Out, Caller.ResultOf(call));
    }

    [Theory]
    [MemberData(nameof(Caller.Everywhere), MemberType = typeof(Caller))]
    public void A_connection_makes_a_listener_readable(string profile, Way way)
    {
        Caller caller = new(way);
        SocketStack stack = new(TestCalls.Profile(profile), caller.Settings(), LocalDomain.CreateProtocols());
        using KernelSocket listener = LocalSockets.Listener(stack, 1);
        using KernelSocket client = LocalSockets.Client(stack);
        Task<PollEvents> call = caller.Poll(listener, PollEvents.In | PollEvents.Out, Timeout.InfiniteTimeSpan);
        Caller.StillWaits(call, stack);
        client.Connect(LocalSockets.Name);
        Assert.Equal(PollEvents.In, Caller.ResultOf(call));
    }

    [Theory]
    [InlineData("OpenBSD", PollEvents.In)]
    [InlineData("Linux", PollEvents.In | PollEvents.HangUp | PollEvents.ReceiveHangUp)]
    public void The_end_of_the_connection_is_told(string profile, PollEvents expected)
    {
        Caller caller = new(Way.Inline);
        using LocalPair pair = caller.Pair(profile);
        Task<PollEvents> call = caller.Poll(
            pair.B, PollEvents.In | PollEvents.ReceiveHangUp, Timeout.InfiniteTimeSpan);
        Caller.StillWaits(call, pair.Stack);
        pair.A.Close();
        Assert.Equal(expected, Caller.ResultOf(call));
    }

    [Theory] // asked or not
    [InlineData(PollEvents.None)]
    [InlineData(PollEvents.In)]
    [InlineData(PollEvents.Out)]
    public void Trouble_is_told_unasked(PollEvents interest)
    {
        Caller caller = new(Way.Inline);
        using LocalPair pair = caller.Pair("Linux");
        LocalSockets.Fill(pair.A);
        Task<PollEvents> call = caller.Poll(pair.A, interest, Timeout.InfiniteTimeSpan);
        Caller.StillWaits(call, pair.Stack);
        pair.B.Close();
        Assert.Equal(PollEvents.Error | PollEvents.HangUp, Caller.ResultOf(call) & ~(PollEvents.In | PollEvents.Out));
    }

    [Fact]
    public void Urgent_data_is_told()
    {
        Caller caller = new(Way.Inline);
        using LocalPair pair = caller.Pair("Linux");
        Task<PollEvents> call = caller.Poll(pair.B, PollEvents.Priority, Timeout.InfiniteTimeSpan);
        pair.A.SendText("x");
        Caller.StillWaits(call, pair.Stack);
        pair.A.SendText("!", MessageFlags.OutOfBand);
        Assert.Equal(PollEvents.Priority, Caller.ResultOf(call));
    }

    [Theory]
    [MemberData(nameof(Caller.Everywhere), MemberType = typeof(Caller))]
    public void A_shutdown_of_its_own_is_told(string profile, Way way)
    {
        Caller caller = new(way);
        using LocalPair pair = caller.Pair(profile);
        LocalSockets.Fill(pair.A);
        Task<PollEvents> call = caller.Poll(pair.A, PollEvents.In, Timeout.InfiniteTimeSpan);
        Caller.StillWaits(call, pair.Stack);
        pair.A.Shutdown(ShutdownHow.Receive);
        Assert.Equal(PollEvents.In, Caller.ResultOf(call));
    }
}
