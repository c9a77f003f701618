using Sockopt.Tests.Profiles;

namespace Sockopt.Tests.Core;

/// <summary>An accept that waits (S5.4).</summary>
public sealed class AcceptWaitTests
{
    [Theory] // S5.4
    [MemberData(nameof(Caller.Everywhere), MemberType = typeof(Caller))]
    public void An_accept_waits_for_a_connection(string profile, Way way)
    {
        Caller caller = new(way);
        SocketStack stack = new(TestCalls.Profile(profile), caller.Settings(), LocalDomain.CreateProtocols());
        KernelSocket listener = LocalSockets.Listener(stack, backlog: 1);
        Task<AcceptResult> call = caller.Accept(listener);
        Caller.StillWaits(call, stack);
        using KernelSocket client = LocalSockets.Client(stack);
        Assert.Equal(Errno.Success, client.Connect(LocalSockets.Name));
        using KernelSocket? accepted = Caller.ResultOf(call).Socket;
        client.SendText("hello");
        Assert.Equal("\"hello\"", accepted!.ReceiveText(10));
        listener.Close();
    }

    [Theory] // S5.4
    [InlineData("OpenBSD", Errno.ECONNABORTED, Way.Thread)]
    [InlineData("OpenBSD", Errno.ECONNABORTED, Way.Pool)]
    [InlineData("OpenBSD", Errno.ECONNABORTED, Way.Inline)]
    [InlineData("Linux", Errno.EINVAL, Way.Thread)]
    [InlineData("Linux", Errno.EINVAL, Way.Pool)]
    [InlineData("Linux", Errno.EINVAL, Way.Inline)]
    public void An_accept_ends_when_the_listener_is_shut_down(string profile, Errno expected, Way way)
    {
        Caller caller = new(way);
        SocketStack stack = new(TestCalls.Profile(profile), caller.Settings(), LocalDomain.CreateProtocols());
        using KernelSocket listener = LocalSockets.Listener(stack, backlog: 1);
        Task<AcceptResult> call = caller.Accept(listener);
        Caller.StillWaits(call, stack);
        listener.Shutdown(ShutdownHow.Receive);
        Assert.Equal(expected, Caller.ResultOf(call).Errno);
    }

    [Theory] // S5.4
    [MemberData(nameof(Caller.Everywhere), MemberType = typeof(Caller))]
    [Proves<StackProfile>(nameof(StackProfile.AcceptTimesOut))]
    public void An_accept_times_out_where_the_profile_says_so(string profile, Way way)
    {
        ManualClock clock = new();
        Caller caller = new(way);
        SocketStack stack = new(TestCalls.Profile(profile), caller.Settings(clock), LocalDomain.CreateProtocols());
        using KernelSocket listener = LocalSockets.Listener(stack, 1);
        listener.SetOption(SocketOption.ReceiveTimeout, TimeSpan.FromSeconds(1));
        Task<AcceptResult> call = caller.Accept(listener);
        if (profile == "Linux")
        {
            clock.AwaitSettings(1);
            clock.Advance(TimeSpan.FromSeconds(1));
            Assert.Equal(Errno.EAGAIN, Caller.ResultOf(call).Errno);
        }
        else
        {
            clock.Advance(TimeSpan.FromDays(1));
            Caller.StillWaits(call, stack);
            listener.Close();
            Assert.Equal(Errno.EBADF, Caller.ResultOf(call).Errno);
        }
    }
}
