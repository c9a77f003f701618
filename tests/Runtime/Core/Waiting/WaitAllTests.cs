using System.Buffers;
using Sockopt.Tests.Profiles;

namespace Sockopt.Tests.Core;

/// <summary>MSG_WAITALL and SO_RCVLOWAT while a receive waits (S9.4, S9.8).</summary>
public sealed class WaitAllTests
{
    [Theory]
    [MemberData(nameof(Caller.Everywhere), MemberType = typeof(Caller))]
    public void It_waits_for_all(string profile, Way way)
    {
        Caller caller = new(way);
        using LocalPair pair = caller.Pair(profile);
        byte[] buffer = new byte[6];
        Task<IoResult> call = caller.Receive(pair.B, buffer, MessageFlags.WaitAll);
        pair.A.SendText("abc");
        Caller.StillWaits(call, pair.Stack);
        pair.A.SendText("def");
        Assert.Equal("abcdef", Caller.TextOf(call, buffer));
    }

    [Theory]
    [MemberData(nameof(Caller.Everywhere), MemberType = typeof(Caller))]
    public void It_may_be_more_than_the_buffer_holds(string profile, Way way)
    {
        Caller caller = new(way);
        using LocalPair pair = caller.Pair(profile);
        byte[] data = new byte[1_000_000];
        new Random(1).NextBytes(data);
        byte[] buffer = new byte[data.Length];
        Task<IoResult> call = caller.Receive(pair.B, buffer, MessageFlags.WaitAll);
        Caller.StillWaits(call, pair.Stack);
        Task<IoResult> send = caller.Send(pair.A, data);
        Assert.Equal(data.Length, Caller.ResultOf(call).Count);
        Assert.Equal(data.Length, Caller.ResultOf(send).Count);
        Assert.Equal(data, buffer);
    }

    [Theory] // S9.8
    [MemberData(nameof(Caller.Ways), MemberType = typeof(Caller))]
    public void Whoever_has_taken_a_part_keeps_the_others_out(Way way)
    {
        Caller caller = new(way);
        using LocalPair pair = caller.Pair("OpenBSD");
        pair.B.SetInt(SocketOption.ReceiveBufferSize.Id, 4);
        byte[] buffer = new byte[6];
        byte[] other = new byte[6];
        pair.A.SendText("abc");
        Task<IoResult> first = caller.Receive(pair.B, buffer, MessageFlags.WaitAll);
        Task<IoResult> second = caller.Receive(pair.B, other);
        Caller.StillWaits(second, pair.Stack, waiters: 2);
        Assert.Equal("EAGAIN", pair.B.ReceiveText(1));
        pair.A.SendText("de");
        Caller.SpinUntil(() => pair.B.Available == 0, "The bytes stay.");
        Caller.StillWaits(second, pair.Stack, waiters: 2);
        pair.A.SendText("fgh");
        Assert.Equal("abcdef", Caller.TextOf(first, buffer));
        Assert.Equal("gh", Caller.TextOf(second, other));
    }

    [Theory] // S9.8
    [MemberData(nameof(Caller.Ways), MemberType = typeof(Caller))]
    public void What_arrives_for_it_is_not_for_who_comes_later(Way way)
    {
        Caller caller = new(way);
        using LocalPair pair = caller.Pair("OpenBSD");
        pair.B.SetInt(SocketOption.ReceiveBufferSize.Id, 4);
        byte[] buffer = new byte[6];
        Task<IoResult> call = caller.Receive(pair.B, buffer, MessageFlags.WaitAll);
        pair.A.SendText("abc");
        Caller.HasTakenWhatCame(call, pair.B);
        using (Firing.Defer())
        {
            pair.A.SendText("de");
            Assert.Equal("EAGAIN", pair.B.ReceiveText(1));
        }

        pair.A.SendText("f");
        Assert.Equal("abcdef", Caller.TextOf(call, buffer));
    }

    [Theory] // S9.8; with a low-water mark, which Linux waits for as well
    [MemberData(nameof(Caller.Ways), MemberType = typeof(Caller))]
    public void A_chain_begins_with_what_was_taken_before(Way way)
    {
        Caller caller = new(way);
        using LocalPair pair = caller.Pair("Linux");
        pair.B.SetInt(SocketOption.ReceiveLowWater.Id, 4);
        Task<ChainResult> call = caller.ReceiveChain(pair.B, 10);
        pair.A.SendText("ab");
        Caller.HasTakenWhatCame(call, pair.B);
        pair.A.SendText("cdef");
        using MbufChain chain = Caller.ResultOf(call).Chain;
        Assert.Equal("abcdef"u8.ToArray(), chain.Sequence.ToArray());
    }

    [Theory] // S9.8
    [MemberData(nameof(Caller.Everywhere), MemberType = typeof(Caller))]
    public void The_end_of_the_stream_ends_it_short(string profile, Way way)
    {
        Caller caller = new(way);
        using LocalPair pair = caller.Pair(profile);
        byte[] buffer = new byte[6];
        Task<IoResult> call = caller.Receive(pair.B, buffer, MessageFlags.WaitAll);
        pair.A.SendText("abc");
        Caller.StillWaits(call, pair.Stack);
        pair.A.Close();
        Assert.Equal("abc", Caller.TextOf(call, buffer));
        Assert.Equal("\"\"", pair.B.ReceiveText(1));
    }

    [Theory] // S9.8
    [InlineData("OpenBSD", Errno.ENETDOWN)]
    [InlineData("Linux", Errno.Success)]
    public void An_error_ends_it_short_and_is_told_later_or_never(string profile, Errno left)
    {
        Caller caller = new(Way.Inline);
        SlowProtocol slow = new(ProtocolFlags.None);
        using KernelSocket socket = slow.CreateSocket(TestCalls.Profile(profile), caller.Settings());
        byte[] buffer = new byte[6];
        Task<IoResult> call = caller.Receive(socket, buffer, MessageFlags.WaitAll);
        SlowProtocol.Deliver(socket, "abc"u8);
        Caller.StillWaits(call, socket.Stack);
        SlowProtocol.Report(socket, Errno.ENETDOWN);
        Assert.Equal("abc", Caller.TextOf(call, buffer));
        Assert.Equal(left, socket.PendingError());
    }

    [Theory] // S9.4
    [MemberData(nameof(Caller.Everywhere), MemberType = typeof(Caller))]
    public void A_low_water_mark_is_waited_for(string profile, Way way)
    {
        Caller caller = new(way);
        using LocalPair pair = caller.Pair(profile);
        pair.B.SetInt(SocketOption.ReceiveLowWater.Id, 4);
        byte[] buffer = new byte[10];
        Task<IoResult> call = caller.Receive(pair.B, buffer);
        pair.A.SendText("abc");
        Caller.StillWaits(call, pair.Stack);
        pair.A.SendText("de");
        Assert.Equal("abcde", Caller.TextOf(call, buffer));
    }

    [Theory] // S9.4: no more than is asked for
    [MemberData(nameof(Caller.Everywhere), MemberType = typeof(Caller))]
    public void Who_asks_for_less_than_the_low_water_mark_gets_that(string profile, Way way)
    {
        Caller caller = new(way);
        using LocalPair pair = caller.Pair(profile);
        pair.B.SetInt(SocketOption.ReceiveLowWater.Id, 100);
        byte[] buffer = new byte[2];
        Task<IoResult> call = caller.Receive(pair.B, buffer);
        Caller.StillWaits(call, pair.Stack);
        pair.A.SendText("abc");
        Assert.Equal("ab", Caller.TextOf(call, buffer));
    }

    [Theory] // S9.7
    [MemberData(nameof(Caller.Ways), MemberType = typeof(Caller))]
    public void The_urgent_mark_ends_it_short(Way way)
    {
        Caller caller = new(way);
        SlowProtocol slow = new(ProtocolFlags.None);
        using KernelSocket socket = slow.CreateSocket(StackProfile.OpenBsd, caller.Settings());
        byte[] buffer = new byte[10];
        Task<IoResult> call = caller.Receive(socket, buffer, MessageFlags.WaitAll);
        SlowProtocol.Deliver(socket, "abc"u8);
        Caller.StillWaits(call, socket.Stack);
        SlowProtocol.DeliverUrgent(socket, (byte)'!');
        Assert.Equal("abc", Caller.TextOf(call, buffer));
    }

    [Theory] // S9.7; Linux executed
    [MemberData(nameof(Caller.Ways), MemberType = typeof(Caller))]
    public void A_mark_that_comes_up_on_a_local_stream_ends_it_short(Way way)
    {
        Caller caller = new(way);
        using LocalPair pair = caller.Pair("Linux");
        pair.A.SendText("ab");
        byte[] buffer = new byte[9];
        Task<IoResult> call = caller.Receive(pair.B, buffer, MessageFlags.WaitAll);
        Caller.StillWaits(call, pair.Stack);
        pair.A.SendText("c", MessageFlags.OutOfBand);
        Assert.Equal("ab", Caller.TextOf(call, buffer));
        Assert.Equal("\"c\"", pair.B.ReceiveText(1, MessageFlags.OutOfBand));
    }

    [Theory] // S9.4, S9.8: Linux looks once
    [InlineData("OpenBSD", false)]
    [InlineData("Linux", true)]
    public void Looking_waits_for_all_or_for_anything(string profile, bool atOnce)
    {
        Caller caller = new(Way.Inline);
        using LocalPair pair = caller.Pair(profile);
        byte[] buffer = new byte[6];
        Task<IoResult> call = caller.Receive(pair.B, buffer, MessageFlags.WaitAll | MessageFlags.Peek);
        Caller.StillWaits(call, pair.Stack);
        pair.A.SendText("abc");
        Assert.Equal(atOnce, call.IsCompleted);
        pair.A.SendText("def");
        Assert.Equal(atOnce ? "abc" : "abcdef", Caller.TextOf(call, buffer));
        Assert.Equal(6, pair.B.Available);
    }

    [Theory] // S9.4: what does not fit is taken as it comes; Linux takes everything so
    [InlineData("OpenBSD", 1000, 3)]
    [InlineData("OpenBSD", 1001, 0)]
    [InlineData("Linux", 1000, 0)]
    [ProvesOption("SO_RCVBUF")]
    public void What_the_receive_buffer_holds_is_left_in_it_until_all_is_there(string profile, int count, int queued)
    {
        Caller caller = new(Way.Inline);
        using LocalPair pair = caller.Pair(profile);
        Assert.Equal(Errno.Success, pair.B.SetInt(SocketOption.ReceiveBufferSize.Id, 1000));
        Task<IoResult> call = caller.Receive(pair.B, new byte[count], MessageFlags.WaitAll);
        pair.A.SendText("abc");
        Caller.StillWaits(call, pair.Stack);
        Assert.Equal(queued, pair.B.Available);
        pair.A.SendText(new string('x', count - 3));
        Assert.Equal(count, Caller.ResultOf(call).Count);
    }
}
