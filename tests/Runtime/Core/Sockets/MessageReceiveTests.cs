using Sockopt.Tests.Profiles;

namespace Sockopt.Tests.Core;

/// <summary>What a receive of a message returns (S9). What Linux does was executed.</summary>
public sealed class MessageReceiveTests
{
    [Theory] // S8.1, S9.13
    [InlineData("OpenBSD", "dgram")]
    [InlineData("OpenBSD", "seqpacket")]
    [InlineData("Linux", "dgram")]
    [InlineData("Linux", "seqpacket")]
    public void One_receive_gets_one_message_and_what_does_not_fit_is_lost(string profile, string type) =>
        Assert.Equal(
            "\"abc\"; \"d\"; \"\"; \"gh\"; EAGAIN",
            CoreTeller.Tell(
                profile,
                $"a pair b {type}; a send abc; a send def; a send 0; a send gh"
                + " | b recv 9; b recv 1; b recv 9; b recv 9; b recv 9"));

    [Theory] // S9.8: a message is all that there is to wait for
    [InlineData("OpenBSD", "dgram")]
    [InlineData("OpenBSD", "seqpacket")]
    [InlineData("Linux", "dgram")]
    [InlineData("Linux", "seqpacket")]
    public void To_want_all_is_to_want_one_message(string profile, string type) =>
        Assert.Equal(
            "\"abc\"; \"de\"",
            CoreTeller.Tell(profile, $"a pair b {type}; b lowat 9; a send abc; a send de | b recv 9 all; b recv 9 all"));

    [Theory] // S9.6, S9.9
    [InlineData("OpenBSD", "dgram")]
    [InlineData("OpenBSD", "seqpacket")]
    [InlineData("Linux", "dgram")]
    [InlineData("Linux", "seqpacket")]
    public void Looking_leaves_the_message_whole(string profile, string type)
    {
        using LocalPair pair = new(TestCalls.Profile(profile), Enum.Parse<System.Net.Sockets.SocketType>(type, ignoreCase: true));
        pair.A.SendText("abcdef");
        pair.A.SendText("gh");
        for (int i = 0; i < 2; i++)
        {
            byte[] buffer = new byte[2];
            IoResult looked = pair.B.Receive(buffer, MessageFlags.Peek);
            Assert.Equal(2, looked.Count);
            Assert.Equal(MessageFlags.Truncated, looked.Flags & ~MessageFlags.Peek);
            Assert.Equal("ab"u8.ToArray(), buffer);
        }

        Assert.Equal("\"abcdef\"", pair.B.ReceiveText(9));
        Assert.Equal("\"gh\"", pair.B.ReceiveText(9, MessageFlags.Peek));
        Assert.Equal("\"gh\"", pair.B.ReceiveText(9));
    }

    [Theory] // S18.2, S9.9: a message that is cut has no end
    [InlineData("OpenBSD", "\"abc\" from nobody, eor; \"d\" from nobody, trunc; \"gh\" from nobody")]
    [InlineData("Linux", "\"abc\" from nobody; \"d\" from nobody, trunc; \"gh\" from nobody")]
    [Proves<StackProfile>(nameof(StackProfile.EndOfRecordIsKept))]
    public void The_end_of_a_record_is_told_or_not(string profile, string expected) =>
        Assert.Equal(
            expected,
            CoreTeller.Tell(
                profile,
                "a pair b seqpacket; a send abc eor; a send def eor; a send gh | b recvmsg 9; b recvmsg 1; b recvmsg 9"));

    [Theory] // S9.12
    [InlineData("OpenBSD", "\"ab\"; \"ab\"; \"gh\"")]
    [InlineData("Linux", "6 of 2; 6 of 2; \"gh\"")]
    [Proves<StackProfile>(nameof(StackProfile.TruncateFlagTellsLength))]
    public void The_length_of_a_message_that_does_not_fit(string profile, string expected)
    {
        string steps = "a send abcdef; a send gh | b recv 2 trunc peek; b recv 2 trunc; b recv 9 trunc";
        Assert.Equal(expected, CoreTeller.Tell(profile, $"a pair b dgram; {steps}"));
        Assert.Equal(expected, CoreTeller.Tell(profile, $"a pair b seqpacket; {steps}"));
    }

    [Theory] // S9.4b
    [InlineData("OpenBSD", "\"\"; \"\"")]
    [InlineData("Linux", "EAGAIN; \"\"")]
    [Proves<StackProfile>(nameof(StackProfile.DatagramsSeeTheEnd))]
    public void The_end_where_no_connection_ends(string profile, string expected) =>
        Assert.Equal(
            expected,
            CoreTeller.Tell(profile, "a socket dgram; a shut 0; b pair c seqpacket; b shut 0 | a recv 9; b recv 9"));

    [Theory] // S17.3
    [InlineData("OpenBSD", "5; 2; 0", "5; 2; 0")]
    [InlineData("Linux", "3; 2; 0", "5; 2; 0")]
    [Proves<StackProfile>(nameof(StackProfile.AvailableIsFirstDatagram))]
    public void How_many_bytes_there_are(string profile, string datagram, string seqpacket)
    {
        string steps = "a send abc; a send de | b avail; b recv 9; b avail; b recv 9; b avail";
        string Counts(string type) => string.Join(
            "; ", CoreTeller.Tell(profile, $"a pair b {type}; {steps}").Split("; ").Where(outcome => outcome[0] != '"'));
        Assert.Equal(datagram, Counts("dgram"));
        Assert.Equal(seqpacket, Counts("seqpacket"));
    }

    [Theory] // S5.4
    [InlineData("OpenBSD", Errno.EINVAL)]
    [InlineData("Linux", Errno.EOPNOTSUPP)]
    [Proves<StackProfile>(nameof(StackProfile.AcceptWithoutConnections))]
    public void Nothing_can_be_accepted_where_there_are_no_connections(string profile, Errno expected) =>
        Assert.Equal(
            $"{expected}; EINVAL",
            CoreTeller.Tell(profile, "a socket dgram; b socket seqpacket | a accept c; b accept c"));

    [Theory] // S8.6, S17.3: an empty message is one
    [InlineData("OpenBSD", "dgram", "in|out; 0; \"\"; out")]
    [InlineData("OpenBSD", "seqpacket", "in|out; 0; \"\"; out")]
    [InlineData("Linux", "dgram", "in|out; 0; \"\"; out")]
    [InlineData("Linux", "seqpacket", "in|out; 0; \"\"; out")]
    public void An_empty_message_is_there_to_be_received(string profile, string type, string expected) =>
        Assert.Equal(expected, CoreTeller.Tell(profile, $"a pair b {type}; a send 0 | b poll; b avail; b recv 9; b poll"));

    [Theory]
    [MemberData(nameof(Caller.Everywhere), MemberType = typeof(Caller))]
    public void An_empty_message_wakes_who_waits_for_one(string profile, Way way)
    {
        Caller caller = new(way);
        using LocalPair pair = new(TestCalls.Profile(profile), caller.Settings(), System.Net.Sockets.SocketType.Dgram);
        pair.B.SetInt(SocketOption.ReceiveLowWater.Id, 100);
        byte[] buffer = new byte[9];
        Task<IoResult> call = caller.Receive(pair.B, buffer, MessageFlags.WaitAll);
        Caller.StillWaits(call, pair.Stack);
        pair.A.Send(default(ReadOnlySpan<byte>));
        Assert.Equal("", Caller.TextOf(call, buffer));
    }

    [Theory] // S9.4b: who waits sees the end everywhere
    [MemberData(nameof(Caller.Everywhere), MemberType = typeof(Caller))]
    public void Who_waits_for_a_datagram_is_told_that_none_will_come(string profile, Way way)
    {
        Caller caller = new(way);
        using LocalPair pair = new(TestCalls.Profile(profile), caller.Settings(), System.Net.Sockets.SocketType.Dgram);
        byte[] buffer = new byte[9];
        Task<IoResult> call = caller.Receive(pair.B, buffer);
        Caller.StillWaits(call, pair.Stack);
        pair.B.Shutdown(ShutdownHow.Receive);
        Assert.Equal("", Caller.TextOf(call, buffer));
    }
}
