using Sockopt.Tests.Profiles;
using static Sockopt.Tests.Core.TestCalls;

namespace Sockopt.Tests.Core;

public sealed class ReceiveTests
{
    [Theory] // S9.4d; Linux executed
    [InlineData("OpenBSD", "ENOTCONN", "\"\"")]
    [InlineData("Linux", "EINVAL", "EINVAL")]
    [Proves<StackProfile>(nameof(StackProfile.LocalStreamReceiveUnconnected))]
    public void An_unconnected_socket_receives_nothing(string profile, string before, string afterShutdown)
    {
        using KernelSocket socket = LocalPair.Unconnected(Profile(profile));
        Assert.Equal(before, socket.ReceiveText(1));
        Assert.Equal(before, socket.ReceiveText(0));
        socket.Shutdown(ShutdownHow.Receive);
        Assert.Equal(afterShutdown, socket.ReceiveText(1));
    }

    [Theory] // S9.4e, S20
    [InlineData("OpenBSD", "\"\"")]
    [InlineData("Linux", "EAGAIN")]
    [Proves<StackProfile>(nameof(StackProfile.EmptyReceiveOfNothingSucceeds))]
    public void Asking_an_empty_buffer_for_nothing(string profile, string expected)
    {
        using LocalPair pair = new(Profile(profile));
        Assert.Equal(expected, pair.B.ReceiveText(0));
        pair.A.SendText("abc");
        Assert.Equal("\"\"", pair.B.ReceiveText(0));
        Assert.Equal("\"abc\"", pair.B.ReceiveText(10));
        pair.A.Close();
        Assert.Equal("\"\"", pair.B.ReceiveText(0));
    }

    [Theory]
    [InlineData("OpenBSD")]
    [InlineData("Linux")]
    public void Peeking_leaves_the_data(string profile) // S9.7
    {
        using LocalPair pair = new(Profile(profile));
        pair.A.SendText("peekme");
        Assert.Equal("\"peek\"", pair.B.ReceiveText(4, MessageFlags.Peek));
        Assert.Equal("\"peekme\"", pair.B.ReceiveText(100, MessageFlags.Peek | MessageFlags.WaitAll));
        Assert.Equal("\"peekme\"", pair.B.ReceiveText(100));
        Assert.Equal("EAGAIN", pair.B.ReceiveText(100, MessageFlags.Peek));
    }

    [Fact]
    public void Peeking_does_not_pay_the_sender_back() // S9.9
    {
        using LocalPair pair = new(StackProfile.OpenBsd);
        pair.A.SendText(new string('x', 32768));
        pair.B.ReceiveText(32768, MessageFlags.Peek);
        Assert.Equal("EAGAIN", pair.A.SendText("x"));
        pair.B.ReceiveText(32768);
        Assert.Equal("1", pair.A.SendText("x"));
    }

    [Fact]
    public void Taking_a_chain_pays_the_sender_back() // S9.9
    {
        using LocalPair pair = new(StackProfile.OpenBsd);
        pair.A.SendText(new string('x', 32768));
        pair.B.ReceiveChain(32768).Chain.Dispose();
        Assert.Equal("1", pair.A.SendText("x"));
    }

    [Fact]
    public async Task Less_than_nothing_cannot_be_received()
    {
        using LocalPair pair = new(StackProfile.Linux);
        Assert.Throws<ArgumentOutOfRangeException>("count", () => pair.B.ReceiveChain(-1));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>("count", () => pair.B.ReceiveChainAsync(-1).AsTask());
        Assert.Throws<ArgumentOutOfRangeException>(
            "maximumRights", () => pair.B.ReceiveMessage(new byte[1], maximumRights: -1));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(
            "maximumRights", () => pair.B.ReceiveMessageAsync(new byte[1], maximumRights: -1).AsTask());
    }

    [Fact]
    public void Waiting_for_all_returns_what_is_there() // S9.8
    {
        using LocalPair pair = new(StackProfile.OpenBsd);
        pair.A.SendText("partial");
        Assert.Equal("\"partial\"", pair.B.ReceiveText(100, MessageFlags.WaitAll));
        Assert.Equal("EAGAIN", pair.B.ReceiveText(100, MessageFlags.WaitAll));
    }

    [Fact]
    public void The_low_water_mark_does_not_hold_data_back_from_a_call_that_cannot_wait() // S9.4
    {
        using LocalPair pair = new(StackProfile.OpenBsd);
        pair.B.SetInt(SocketOption.ReceiveLowWater.Id, 10);
        pair.A.SendText("abc");
        Assert.False(pair.B.IsReadable);
        Assert.Equal("\"abc\"", pair.B.ReceiveText(100));
    }

    [Theory] // S9.11, S9.1
    [InlineData("OpenBSD", false, MessageFlags.Peek | MessageFlags.WaitAll, MessageFlags.None)]
    [InlineData("OpenBSD", true, MessageFlags.Peek | MessageFlags.WaitAll | MessageFlags.DontWait, MessageFlags.DontWait)]
    [InlineData("Linux", false, MessageFlags.None, MessageFlags.None)]
    [InlineData("Linux", true, MessageFlags.None, MessageFlags.None)]
    [Proves<StackProfile>(nameof(StackProfile.ReceiveEchoesFlags))]
    public void The_flags_of_the_caller_come_back(
        string profile, bool nonBlocking, MessageFlags expected, MessageFlags expectedOfNone)
    {
        using LocalPair pair = new(Profile(profile));
        pair.B.NonBlocking = nonBlocking;
        pair.A.SendText("abc");
        IoResult result = pair.B.Receive(new byte[3], MessageFlags.Peek | MessageFlags.WaitAll | MessageFlags.EndOfRecord);
        Assert.Equal(new IoResult(3, expected, Errno.Success), result);
        Assert.Equal(expectedOfNone, pair.B.Receive(new byte[1], MessageFlags.None).Flags);
        Assert.Equal(expectedOfNone & MessageFlags.DontWait, pair.B.Receive(new byte[1], MessageFlags.EndOfRecord).Flags);
        MessageFlags dontWait = expected == MessageFlags.None ? MessageFlags.None : MessageFlags.DontWait;
        Assert.Equal(dontWait, pair.B.Receive(new byte[1], MessageFlags.DontWait).Flags);
    }

    [Theory] // S9.4a; Linux executed
    [InlineData("OpenBSD", "ENETDOWN")]
    [InlineData("Linux", "EAGAIN")]
    [Proves<StackProfile>(nameof(StackProfile.PeekKeepsError))]
    public void Peeking_at_a_pending_error(string profile, string second)
    {
        EchoProtocol echo = new();
        using KernelSocket socket = echo.CreateSocket(Profile(profile));
        EchoProtocol.Report(socket, Errno.ENETDOWN);
        Assert.Equal("ENETDOWN", socket.ReceiveText(1, MessageFlags.Peek));
        Assert.Equal(second, socket.ReceiveText(1));
        Assert.Equal("EAGAIN", socket.ReceiveText(1));
    }

    [Theory] // S9.4a, S9.8; Linux executed
    [InlineData("OpenBSD", MessageFlags.WaitAll, 1, 10, "ENETDOWN")]
    [InlineData("OpenBSD", MessageFlags.None, 8, 10, "ENETDOWN")]
    [InlineData("Linux", MessageFlags.None, 1, 10, "ENETDOWN")]
    [InlineData("Linux", MessageFlags.WaitAll, 1, 3, "ENETDOWN")]
    [InlineData("Linux", MessageFlags.WaitAll, 1, 10, "EAGAIN")]
    [InlineData("Linux", MessageFlags.None, 8, 10, "EAGAIN")]
    [InlineData("Linux", MessageFlags.None, 8, 3, "ENETDOWN")]
    [Proves<StackProfile>(nameof(StackProfile.ShortReceiveTakesError))]
    public void Queued_data_comes_before_the_pending_error(
        string profile, MessageFlags flags, int lowWater, int asked, string next)
    {
        EchoProtocol echo = new();
        using KernelSocket socket = echo.CreateSocket(Profile(profile));
        socket.SetInt(SocketOption.ReceiveLowWater.Id, lowWater);
        EchoProtocol.Deliver(socket, "abc"u8);
        EchoProtocol.Report(socket, Errno.ENETDOWN);
        Assert.Equal("\"abc\"", socket.ReceiveText(asked, flags));
        Assert.Equal(next, socket.ReceiveText(10));
    }

    [Theory] // S9.4d
    [InlineData(ProtocolFlags.ConnectionRequired, "ENOTCONN")]
    [InlineData(ProtocolFlags.None, "EAGAIN")]
    public void Only_a_protocol_that_requires_a_connection_misses_it(ProtocolFlags flags, string expected)
    {
        EchoProtocol echo = new(flags: flags);
        using KernelSocket socket = echo.CreateSocket(StackProfile.OpenBsd);
        Assert.Equal(expected, socket.ReceiveText(1));
        EchoProtocol.Move(socket, ConnectionStep.Connecting);
        Assert.Equal("EAGAIN", socket.ReceiveText(1));
    }
}
