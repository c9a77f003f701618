using Sockopt.Tests.Profiles;
using static Sockopt.Tests.Core.TestCalls;

namespace Sockopt.Tests.Core;

public sealed class ShutdownTests
{
    [Theory] // S10.1, S10.3
    [InlineData("OpenBSD")]
    [InlineData("Linux")]
    public void Ending_the_sending_leaves_the_other_direction(string profile)
    {
        using LocalPair pair = new(Profile(profile));
        pair.A.SendText("queued");
        Assert.Equal(Errno.Success, pair.A.Shutdown(ShutdownHow.Send));
        Assert.Equal("EPIPE", pair.A.SendText("x"));
        Assert.Equal("\"queued\"", pair.B.ReceiveText(100));
        Assert.Equal("\"\"", pair.B.ReceiveText(100));
        Assert.Equal("\"\"", pair.B.ReceiveText(100));
        Assert.Equal("5", pair.B.SendText("reply"));
        Assert.Equal("\"reply\"", pair.A.ReceiveText(100));
        Assert.Equal(Errno.Success, pair.A.Shutdown(ShutdownHow.Send)); // S10.8
    }

    [Theory] // S10.2
    [InlineData("OpenBSD", "\"\"", 0)]
    [InlineData("Linux", "\"queued\"", 212992)]
    [Proves<StackProfile>(nameof(StackProfile.ShutdownDropsUnread))]
    public void Ending_the_receiving_drops_what_was_queued_or_keeps_it(string profile, string first, int size)
    {
        using LocalPair pair = new(Profile(profile));
        pair.A.SendText("queued");
        pair.B.SetOption(SocketOption.ReceiveTimeout, TimeSpan.FromSeconds(3));
        Assert.Equal(Errno.Success, pair.B.Shutdown(ShutdownHow.Receive));
        Assert.Equal(first, pair.B.ReceiveText(100));
        Assert.Equal("\"\"", pair.B.ReceiveText(100));
        Assert.Equal(size, pair.B.GetInt(SocketOption.ReceiveBufferSize.Id));
        Assert.Equal(size == 0 ? 0 : 1, pair.B.GetInt(SocketOption.ReceiveLowWater.Id));
        pair.B.GetOption(SocketOption.ReceiveTimeout, out TimeSpan timeout);
        Assert.Equal(size == 0 ? TimeSpan.Zero : TimeSpan.FromSeconds(3), timeout);
    }

    [Fact]
    public void The_peer_may_go_on_writing_on_openbsd_and_is_heard() // S10.5, S9.4
    {
        using LocalPair pair = new(StackProfile.OpenBsd);
        pair.A.SendText(new string('x', 32768));
        pair.B.Shutdown(ShutdownHow.Receive);
        Assert.Equal("4", pair.A.SendText("more"));
        Assert.Equal("\"more\"", pair.B.ReceiveText(100));
        Assert.Equal("\"\"", pair.B.ReceiveText(100));
    }

    [Theory] // S10.5
    [InlineData("OpenBSD", "4", "0")]
    [InlineData("Linux", "EPIPE", "EPIPE")]
    [Proves<StackProfile>(nameof(StackProfile.ShutdownStopsWriter))]
    public void The_peer_of_who_receives_no_more_may_write_or_not(string profile, string expected, string nothing)
    {
        using LocalPair pair = new(Profile(profile));
        pair.B.Shutdown(ShutdownHow.Receive);
        Assert.Equal(expected, pair.A.SendText("more"));
        Assert.Equal(nothing, pair.A.SendText(""));
        Assert.Equal("EAGAIN", pair.A.ReceiveText(1));
        Assert.Equal(Errno.Success, pair.A.PendingError());
        Assert.Equal("2", pair.B.SendText("ok"));
    }

    [Theory] // S10.1
    [InlineData("OpenBSD")]
    [InlineData("Linux")]
    public void Both_directions_can_be_ended_at_once(string profile)
    {
        using LocalPair pair = new(Profile(profile));
        Assert.Equal(Errno.Success, pair.A.Shutdown(ShutdownHow.Both));
        Assert.Equal("EPIPE", pair.A.SendText("x"));
        Assert.Equal("\"\"", pair.A.ReceiveText(1));
        Assert.Equal("\"\"", pair.B.ReceiveText(1));
    }

    [Theory] // S10.1; executed on Linux: 0 and EINVAL too
    [InlineData("OpenBSD")]
    [InlineData("Linux")]
    public void An_unconnected_socket_can_be_shut_down_in_the_directions_there_are(string profile)
    {
        using KernelSocket socket = LocalPair.Unconnected(Profile(profile));
        Assert.Equal(Errno.EINVAL, socket.Shutdown((ShutdownHow)3));
        Assert.Equal(Errno.EINVAL, socket.Shutdown((ShutdownHow)(-1)));
        Assert.Equal(SocketState.None, socket.State);
        Assert.Equal(Errno.Success, socket.Shutdown(ShutdownHow.Receive));
        Assert.Equal(Errno.Success, socket.Shutdown(ShutdownHow.Send));
        Assert.Equal(Errno.Success, socket.Shutdown(ShutdownHow.Both));
        Assert.Equal(SocketState.CannotReceiveMore | SocketState.CannotSendMore, socket.State);
    }
}
