using System.Buffers;
using System.Net.Sockets;
using Sockopt.Tests.Profiles;

namespace Sockopt.Tests.Core;

/// <summary>What a send of a message needs, and in which order it is looked at (S7.4). What Linux does was executed.</summary>
public sealed class MessageSendTests
{
    [Theory] // S1.5
    [InlineData("OpenBSD", "8192 32768", "32768 32768")]
    [InlineData("Linux", "212992 212992", "212992 212992")]
    [Proves<StackProfile>(
        nameof(StackProfile.LocalDatagramSendBufferSize), nameof(StackProfile.LocalDatagramReceiveBufferSize))]
    public void Buffers_have_the_size_of_their_kind(string profile, string datagram, string seqpacket)
    {
        Assert.Equal(datagram, Sizes(profile, SocketType.Dgram));
        Assert.Equal(seqpacket, Sizes(profile, SocketType.Seqpacket));
    }

    [Theory] // S7.4e
    [InlineData("OpenBSD", "dgram", 8192)]
    [InlineData("OpenBSD", "seqpacket", 32768)]
    [InlineData("Linux", "dgram", 212_992 - 32)]
    [InlineData("Linux", "seqpacket", 212_992 - 32)]
    [Proves<StackProfile>(nameof(StackProfile.MessageOverhead))]
    public void The_longest_message_is_a_little_less_than_the_send_buffer(string profile, string type, int longest) =>
        Assert.Equal(
            $"EMSGSIZE; {longest}; {longest}",
            CoreTeller.Tell(profile, $"a pair b {type} | a send {longest + 1}; a send {longest}; b recv 300000"));

    [Theory] // S7.4f; the send buffers hold 32768 bytes
    [InlineData("OpenBSD", 32768, "20000; EAGAIN; 12768; EAGAIN; 0; 20000; 20000")]
    [InlineData("Linux", 16384, "20000; 19968; EAGAIN; EAGAIN; EAGAIN; 20000; 12768")]
    [Proves<StackProfile>(nameof(StackProfile.MessageOverdraws))]
    public void A_message_needs_space_for_all_of_it_or_for_any(string profile, int size, string expected) =>
        Assert.Equal(
            expected,
            CoreTeller.Tell(
                profile,
                $"a pair b seqpacket; a sndbuf {size}"
                + " | a send 20000; a send 19968; a send 12768; a send 1; a send 0; b recv 30000; a send "
                + (profile == "Linux" ? "12768" : "20000")));

    [Fact] // S7.4f; the send buffer holds 32768 bytes
    public void A_message_needs_a_byte_of_space() =>
        Assert.Equal(
            "16384; 16384; EAGAIN",
            CoreTeller.Tell("Linux", "a pair b seqpacket; a sndbuf 16384 | a send 16384; a send 16384; a send 0"));

    [Fact] // S7.4g
    public void A_protocol_of_messages_may_have_urgent_data()
    {
        EchoProtocol echo = new(flags: ProtocolFlags.Atomic) { HasUrgentData = true };
        using KernelSocket socket = echo.CreateSocket(StackProfile.OpenBsd);
        EchoProtocol.Move(socket, ConnectionStep.Connected);
        Assert.Equal("3", socket.SendText("abc", MessageFlags.OutOfBand));
        Assert.Equal(["urgent abc, the end"], echo.Heard);
        Assert.Equal("EAGAIN", socket.ReceiveText(9));
    }

    [Theory] // S7.4c
    [InlineData("OpenBSD", "EDESTADDRREQ; EDESTADDRREQ; EDESTADDRREQ")]
    [InlineData("Linux", "ENOTCONN; ENOTCONN; EMSGSIZE")]
    [Proves<StackProfile>(nameof(StackProfile.DestinationIsCheckedFirst))]
    public void A_datagram_without_a_destination(string profile, string expected) =>
        Assert.Equal(expected, CoreTeller.Tell(profile, "a socket dgram | a send x; a send 0; a send 300000"));

    [Theory] // whether or not there is storage for a copy of it
    [InlineData("OpenBSD", 8192, 8192, Errno.ENOBUFS, Errno.EPIPE)]
    [InlineData("OpenBSD", 8193, 8193, Errno.EMSGSIZE, Errno.EPIPE)]
    [InlineData("Linux", 100_000, 50_000, Errno.ENOBUFS, Errno.EPIPE)]
    [InlineData("Linux", 300_000, 150_000, Errno.EMSGSIZE, Errno.EMSGSIZE)]
    public async Task A_large_message_is_looked_at_before_it_is_copied(
        string profile, int size, int piece, Errno expected, Errno afterShutdown)
    {
        StackProfile system = TestCalls.Profile(profile);
        using LocalPair pair = new(system, SocketType.Dgram, system.DefaultLimits with { MaximumStorage = 0 });
        byte[] bytes = new byte[size];
        ReadOnlySequence<byte> pieces = Pieces.Of(bytes, piece);
        foreach (Errno error in (Errno[])[expected, afterShutdown])
        {
            Assert.Equal(error, pair.A.Send(bytes).Errno);
            Assert.Equal(error, pair.A.Send(pieces).Errno);
            Assert.Equal(error, (await pair.A.SendAsync(bytes)).Errno);
            pair.A.Shutdown(ShutdownHow.Send);
        }
    }

    [Theory] // S7.4a, b, e
    [InlineData("OpenBSD", "EPIPE; EPIPE; ECONNRESET")]
    [InlineData("Linux", "EMSGSIZE; ECONNRESET; Success")]
    [Proves<StackProfile>(nameof(StackProfile.MessageIsCheckedFirst))]
    public void What_a_message_finds_first_at_a_shut_down_socket_with_a_pending_error(string profile, string expected)
    {
        // Either leaves an error at the sender.
        string trouble = profile == "Linux" ? "a send x; b connect !" : "b close";
        Assert.Equal(
            expected, CoreTeller.Tell(profile, $"a pair b dgram; {trouble}; a shut 1 | a send 300000; a send x; a error"));
    }

    [Theory] // S9.4a
    [InlineData("OpenBSD", "\"y\"; ECONNRESET; EAGAIN")]
    [InlineData("Linux", "ECONNRESET; \"y\"; EAGAIN")]
    [Proves<StackProfile>(nameof(StackProfile.MessageIsCheckedFirst))]
    public void A_pending_error_and_a_queued_message(string profile, string expected)
    {
        string trouble = profile == "Linux" ? "a send x; b connect !" : "b close";
        Assert.Equal(
            expected, CoreTeller.Tell(profile, $"a pair b dgram; b send y; {trouble} | a recv 9; a recv 9; a recv 9"));
    }

    [Theory] // S7.4a, c, e
    [InlineData("OpenBSD", "ENOTCONN; ENOTCONN; Success; EPIPE; EPIPE")]
    [InlineData("Linux", "ENOTCONN; ENOTCONN; Success; ENOTCONN; ENOTCONN")]
    public void Without_a_connection_seqpacket_says_so_before_it_measures(string profile, string expected) =>
        Assert.Equal(
            expected,
            CoreTeller.Tell(profile, "a socket seqpacket | a send x; a send 300000; a shut 1; a send x; a send 300000"));

    [Theory]
    [InlineData("OpenBSD", "EMSGSIZE; Success; EPIPE")]
    [InlineData("Linux", "EMSGSIZE; Success; EMSGSIZE")]
    public void A_connection_that_is_shut_down_measures_first_on_linux(string profile, string expected) =>
        Assert.Equal(
            expected, CoreTeller.Tell(profile, "a pair b seqpacket | a send 300000; a shut 1; a send 300000"));

    private static string Sizes(string profile, SocketType type)
    {
        using LocalPair pair = new(TestCalls.Profile(profile), type);
        return $"{pair.A.GetInt(SocketOption.SendBufferSize.Id)} {pair.B.GetInt(SocketOption.ReceiveBufferSize.Id)}";
    }
}
