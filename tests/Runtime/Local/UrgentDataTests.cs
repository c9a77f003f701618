using System.Buffers;
using System.Text;
using Sockopt.Tests.Core;
using Sockopt.Tests.Profiles;

namespace Sockopt.Tests.Local;

/// <summary>MSG_OOB on local streams, as executed on Linux (S9.2, S9.7).</summary>
public sealed class UrgentDataTests
{
    private const MessageFlags Urgent = MessageFlags.OutOfBand;

    /// <summary>Steps: <c>abc</c> is sent, with <c>!</c> its last byte is urgent; <c>9</c> receives as many bytes, <c>oob</c>
    /// the urgent one, <c>peek</c> and <c>peekoob</c> look, <c>all</c> is MSG_WAITALL, <c>low</c> raises SO_RCVLOWAT,
    /// <c>inline</c> and <c>apart</c> set SO_OOBINLINE.</summary>
    [Theory]
    [InlineData("abc! oob", "\"c\"")]
    [InlineData("abc! peekoob peekoob oob oob", "\"c\" \"c\" \"c\" EINVAL")]
    [InlineData("abc! 9 oob", "\"ab\" \"c\"")]
    [InlineData("abc! 9 9 oob", "\"ab\" EAGAIN EINVAL")]
    [InlineData("abc! oob 9 9", "\"c\" \"ab\" EAGAIN")]
    [InlineData("abc! de 1 9 9 9", "\"a\" \"b\" \"de\" EAGAIN")]
    [InlineData("abc! de oob 9 9", "\"c\" \"ab\" \"de\"")]
    [InlineData("abc! de oob all9 9", "\"c\" \"ab\" \"de\"")]
    [InlineData("abc! de all9 all9", "\"ab\" \"de\"")]
    [InlineData("abc! de low 9 9", "\"ab\" \"de\"")]
    [InlineData("abc! de peek peek 9 peek peek 9", "\"ab\" \"ab\" \"ab\" \"de\" \"de\" \"de\"")]
    [InlineData("abc! 9 peek oob", "\"ab\" EAGAIN \"c\"")]
    [InlineData("abc! 9 peek 9 oob", "\"ab\" EAGAIN EAGAIN EINVAL")]
    [InlineData("c! de 9 oob", "\"de\" EINVAL")]
    [InlineData("c! de oob 9", "\"c\" \"de\"")]
    [InlineData("c! peek de peek 1 1", "EAGAIN \"de\" \"d\" \"e\"")]
    [InlineData("abc! def! 9 oob 9", "\"abcde\" \"f\" EAGAIN")]
    [InlineData("abc! oob def! 9 oob", "\"c\" \"abde\" \"f\"")]
    [InlineData("abc! inline 9 9 9", "\"ab\" \"c\" EAGAIN")]
    [InlineData("inline abc! de oob 9 9", "EINVAL \"ab\" \"cde\"")]
    [InlineData("inline abc! de apart 9 9", "\"ab\" \"de\"")]
    [InlineData("inline abc! de apart oob 9", "\"c\" \"ab\"")]
    [InlineData("oob peekoob", "EINVAL EINVAL")]
    [InlineData("abc oob 9", "EINVAL \"abc\"")]
    [ProvesOption("SO_OOBINLINE")]
    public void The_urgent_byte_is_taken_apart_or_lost(string steps, string expected)
    {
        using LocalPair pair = new(StackProfile.Linux);
        string[] told = [.. steps.Split(' ').Select(step => Tell(pair, step)).Where(outcome => outcome.Length > 0)];
        Assert.Equal(expected, string.Join(' ', told));
    }

    [Theory] // S9.2, S20
    [InlineData("OpenBSD", "EOPNOTSUPP", "EOPNOTSUPP", "EAGAIN", "EPIPE")]
    [InlineData("Linux", "2", "\"b\"", "\"a\"", "EPIPE")]
    [Proves<StackProfile>(nameof(StackProfile.LocalStreamHasUrgentData))]
    public void Local_streams_have_urgent_data_or_not(
        string profile, string sent, string taken, string received, string afterShutdown)
    {
        using LocalPair pair = new(TestCalls.Profile(profile));
        Assert.Equal(sent, pair.A.SendText("ab", Urgent));
        Assert.Equal(taken, pair.B.ReceiveText(1, Urgent));
        Assert.Equal(received, pair.B.ReceiveText(1));
        pair.A.Shutdown(ShutdownHow.Send);
        Assert.Equal(afterShutdown, pair.A.SendText("x", Urgent));
    }

    [Theory] // Linux executed: the missing byte comes before everything but the descriptor
    [InlineData("OpenBSD", "EOPNOTSUPP", "ENOTCONN", "EPIPE")]
    [InlineData("Linux", "EOPNOTSUPP", "EOPNOTSUPP", "EOPNOTSUPP")]
    public void Nothing_cannot_be_urgent(string profile, string connected, string unconnected, string shutDown)
    {
        using LocalPair pair = new(TestCalls.Profile(profile));
        Assert.Equal(connected, pair.A.SendText("", Urgent));
        Assert.Equal(connected, $"{pair.A.Send(ReadOnlySequence<byte>.Empty, Urgent | MessageFlags.DontWait).Errno}");
        pair.A.Shutdown(ShutdownHow.Send);
        Assert.Equal(shutDown, pair.A.SendText("", Urgent));
        using KernelSocket socket = LocalPair.Unconnected(TestCalls.Profile(profile));
        Assert.Equal(unconnected, socket.SendText("", Urgent));
        Assert.Equal("ENOTCONN", socket.SendText("x", Urgent));
        socket.Close();
        Assert.Equal("EBADF", socket.SendText("", Urgent));
        Assert.Equal("EBADF", socket.ReceiveText(1, Urgent));
    }

    [Theory] // S7.4d; Linux executed
    [InlineData("OpenBSD", "EOPNOTSUPP", "EAGAIN")]
    [InlineData("Linux", "EAGAIN", "EAGAIN")]
    [Proves<StackProfile>(nameof(StackProfile.UrgentDataOverdraws))]
    public void A_full_buffer_may_have_space_for_urgent_data(string profile, string kilobyte, string more)
    {
        using LocalPair pair = new(TestCalls.Profile(profile));
        pair.A.SendText(new string('x', 300_000));
        Assert.Equal(kilobyte, pair.A.SendText(new string('x', 1024), Urgent));
        Assert.Equal(more, pair.A.SendText(new string('x', 1025), Urgent));
    }

    [Fact]
    public void Urgent_data_beyond_the_space_is_cut_and_what_went_out_is_not_urgent()
    {
        using LocalPair pair = new(StackProfile.Linux);
        Assert.Equal("212992", pair.A.SendText(new string('x', 300_000), Urgent));
        Assert.Equal("EINVAL", pair.B.ReceiveText(1, Urgent));
        Assert.Equal(212_992, pair.B.Available);
        pair.B.ReceiveText(1000);
        Assert.Equal("3", pair.A.SendText("abc", Urgent));
        Assert.Equal("\"c\"", pair.B.ReceiveText(1, Urgent));
    }

    [Theory]
    [InlineData(4095)]
    [InlineData(4096)]
    [InlineData(16384)]
    [InlineData(100_000)]
    public void The_urgent_byte_is_found_behind_any_number_of_others(int before)
    {
        using LocalPair pair = new(StackProfile.Linux);
        Assert.Equal($"{before + 1}", pair.A.SendText(new string('x', before) + "c", Urgent));
        pair.A.SendText("behind");
        Assert.Equal("\"c\"", pair.B.ReceiveText(1, Urgent));
        Assert.Equal($"\"{new string('x', before)}\"", pair.B.ReceiveText(200_000));
        Assert.Equal("\"behind\"", pair.B.ReceiveText(200_000));
    }

    [Fact]
    public void Urgent_data_that_the_storage_is_too_little_for_leaves_nothing_behind()
    {
        StackLimits limits = StackProfile.Linux.DefaultLimits with { MaximumStorage = Cluster.SmallSize };
        using LocalPair pair = new(StackProfile.Linux, limits);
        Assert.Equal("ENOBUFS", pair.A.SendText(new string('x', Cluster.SmallSize + 1), Urgent));
        Assert.Equal(0, pair.B.Available);
        Assert.Equal("2", pair.A.SendText("ab", Urgent));
        Assert.Equal("\"b\"", pair.B.ReceiveText(1, Urgent));
        Assert.Equal("\"a\"", pair.B.ReceiveText(9));
    }

    [Fact]
    public void The_last_byte_of_a_sequence_is_the_urgent_one()
    {
        using LocalPair pair = new(StackProfile.Linux);
        IoResult sent = pair.A.Send(Pieces.Of("abcd"u8.ToArray(), 2), Urgent);
        Assert.Equal(new IoResult(4, MessageFlags.None, Errno.Success), sent);
        Assert.Equal("\"abc\"", pair.B.ReceiveText(9));
        Assert.Equal("\"d\"", pair.B.ReceiveText(9, Urgent));
    }

    [Fact]
    public void Chains_carry_urgent_data_too()
    {
        using LocalPair pair = new(StackProfile.Linux);
        pair.A.SendText("abc");
        MbufChain chain = pair.B.ReceiveChain(9).Chain;
        Assert.Equal(3, pair.B.Send(chain, Urgent).Count);
        ChainResult taken = pair.A.ReceiveChain(9, Urgent);
        Assert.Equal((Errno.Success, Urgent), (taken.Errno, taken.Flags));
        Assert.Equal("c", Encoding.ASCII.GetString(taken.Chain.Sequence.ToArray()));
        taken.Chain.Dispose();
        Assert.Equal(Errno.EINVAL, pair.A.ReceiveChain(9, Urgent).Errno);
        ChainResult rest = pair.A.ReceiveChain(9);
        Assert.Equal("ab", Encoding.ASCII.GetString(rest.Chain.Sequence.ToArray()));
        rest.Chain.Dispose();
        pair.Dispose();
        Assert.Equal(default, pair.Stack.Usage);
    }

    [Fact]
    public void A_chain_is_only_urgent_if_it_is_said()
    {
        using LocalPair pair = new(StackProfile.Linux);
        Assert.Equal(3, pair.A.Send(LocalSockets.ChainOf(pair.Stack, "abc"u8), MessageFlags.EndOfRecord).Count);
        Assert.Equal("EINVAL", pair.B.ReceiveText(1, Urgent));
    }

    [Fact]
    public void Taking_the_urgent_byte_as_a_chain_of_nothing_or_without_storage()
    {
        StackLimits limits = StackProfile.Linux.DefaultLimits with { MaximumStorage = Cluster.SmallSize };
        using LocalPair pair = new(StackProfile.Linux, limits);
        pair.A.SendText("ab", Urgent);
        Assert.Equal(Errno.ENOBUFS, pair.B.ReceiveChain(1, Urgent).Errno);
        ChainResult nothing = pair.B.ReceiveChain(0, Urgent);
        Assert.Equal((Errno.Success, Urgent), (nothing.Errno, nothing.Flags));
        Assert.False(nothing.Chain.IsOwned);
        Assert.Equal("EINVAL", pair.B.ReceiveText(1, Urgent));
    }

    [Fact]
    public void Urgent_data_is_told_by_an_upcall()
    {
        using LocalPair pair = new(StackProfile.Linux);
        int told = 0;
        pair.B.SetReceiveUpcall((_, _) => told++);
        pair.A.SendText("a", Urgent);
        Assert.Equal(1, told);
    }

    [Fact]
    public void Who_looks_for_a_chain_looks_behind_the_urgent_byte()
    {
        using LocalPair pair = new(StackProfile.Linux);
        pair.A.SendText("!", Urgent);
        pair.A.SendText("abc");
        MbufChain seen = pair.B.ReceiveChain(2, MessageFlags.Peek).Chain;
        Assert.Equal("ab", Encoding.ASCII.GetString(seen.Sequence.ToArray()));
        seen.Dispose();
        Assert.Equal("\"!\"", pair.B.ReceiveText(1, Urgent));
        Assert.Equal("\"abc\"", pair.B.ReceiveText(9));
        pair.Dispose();
        Assert.Equal(default, pair.Stack.Usage);
    }

    [Fact]
    public void Taking_the_urgent_byte_tells_so_and_works_without_room_for_it()
    {
        using LocalPair pair = new(StackProfile.Linux);
        pair.A.SendText("ab", Urgent);
        byte[] value = new byte[4];
        Assert.Equal(
            new IoResult(1, Urgent, Errno.Success), pair.B.Receive(value, Urgent | MessageFlags.Peek));
        Assert.Equal((byte)'b', value[0]);
        Assert.Equal(new IoResult(1, Urgent, Errno.Success), pair.B.Receive([], Urgent));
        Assert.Equal("EINVAL", pair.B.ReceiveText(1, Urgent));
    }

    [Fact]
    public void The_mark_is_where_the_urgent_byte_was()
    {
        using LocalPair pair = new(StackProfile.Linux);
        pair.A.SendText("abc", Urgent);
        pair.A.SendText("de");
        Assert.False(pair.B.IsAtMark);
        pair.B.ReceiveText(1);
        Assert.False(pair.B.IsAtMark);
        pair.B.ReceiveText(9);
        Assert.True(pair.B.IsAtMark);
        Assert.True((pair.B.State & SocketState.ReceiveAtMark) != 0);
        pair.B.ReceiveText(1, Urgent);
        Assert.True(pair.B.IsAtMark);
        pair.B.ReceiveText(1);
        Assert.False(pair.B.IsAtMark);
    }

    [Fact]
    public void Polling_tells_of_the_urgent_byte_until_it_is_taken_or_lost() // S17.1
    {
        using LocalPair pair = new(StackProfile.Linux);
        const PollEvents All = PollEvents.In | PollEvents.Priority;
        pair.A.SendText("ab", Urgent);
        Assert.Equal(All, pair.B.Poll(All));
        pair.B.ReceiveText(9);
        Assert.Equal(All, pair.B.Poll(All));
        pair.B.ReceiveText(1, Urgent);
        Assert.Equal(PollEvents.In, pair.B.Poll(All));
        Assert.Equal("EAGAIN", pair.B.ReceiveText(1));
        Assert.Equal(PollEvents.None, pair.B.Poll(All));
        pair.A.SendText("c", Urgent);
        pair.B.ReceiveText(1);
        Assert.Equal(PollEvents.None, pair.B.Poll(All));
    }

    [Theory]
    [InlineData("", "ECONNRESET")]
    [InlineData("oob", "\"\"")]
    [InlineData("9", "\"\"")]
    public void Closing_with_only_the_urgent_byte_unread_resets_the_peer(string before, string expected)
    {
        using LocalPair pair = new(StackProfile.Linux);
        pair.A.SendText("c", Urgent);
        if (before.Length > 0)
        {
            Tell(pair, before);
        }

        pair.B.Close();
        Assert.Equal(expected, pair.A.ReceiveText(1));
        Assert.Equal("\"\"", pair.A.ReceiveText(1));
    }

    [Fact]
    public void The_urgent_byte_outlives_its_sender()
    {
        using LocalPair pair = new(StackProfile.Linux);
        pair.A.SendText("c", Urgent);
        pair.A.Close();
        Assert.Equal("\"c\"", pair.B.ReceiveText(1, Urgent));
        Assert.Equal("\"\"", pair.B.ReceiveText(1));
        Assert.Equal("EINVAL", pair.B.ReceiveText(1, Urgent));
    }

    [Fact]
    public void Taking_the_urgent_byte_gives_its_space_back()
    {
        using LocalPair pair = new(StackProfile.Linux);
        pair.A.SendText("c", Urgent);
        Assert.Equal("212991", pair.A.SendText(new string('x', 300_000)));
        Assert.Equal("EAGAIN", pair.A.SendText("x"));
        pair.B.ReceiveText(1, Urgent);
        Assert.Equal("1", pair.A.SendText("xx"));
    }

    [Fact]
    public void Losing_the_urgent_byte_gives_its_space_back()
    {
        using LocalPair pair = new(StackProfile.Linux);
        pair.A.SendText("c", Urgent);
        Assert.Equal("EAGAIN", pair.B.ReceiveText(1));
        Assert.Equal("212992", pair.A.SendText(new string('x', 300_000)));
    }

    private static string Tell(LocalPair pair, string step)
    {
        switch (step)
        {
            case "inline" or "apart":
                pair.B.SetOption(SocketOption.OutOfBandInline, step == "inline");
                return "";
            case "low":
                pair.B.SetInt(SocketOption.ReceiveLowWater.Id, 9);
                return "";
            case "oob" or "peekoob":
                return pair.B.ReceiveText(1, Urgent | (step == "oob" ? MessageFlags.None : MessageFlags.Peek));
            case "peek":
                return pair.B.ReceiveText(9, MessageFlags.Peek);
            case "all9":
                return pair.B.ReceiveText(9, MessageFlags.WaitAll);
            case "9" or "1":
                return pair.B.ReceiveText(step[0] - '0');
            default:
                string text = step.TrimEnd('!');
                Assert.Equal($"{text.Length}", pair.A.SendText(text, text == step ? MessageFlags.None : Urgent));
                return "";
        }
    }
}
