using System.Net.Sockets;
using Sockopt.Tests.Core;

namespace Sockopt.Tests.Local;

/// <summary>Local seqpacket sockets: connections of messages (S18.2). What Linux does was executed.</summary>
public sealed class SeqpacketTests
{
    private const string Listening = "l socket seqpacket; l bind l; l listen 1; a socket seqpacket; a connect l";

    [Theory] // S18.2: before anybody accepts, and after the sender is gone
    [InlineData("OpenBSD")]
    [InlineData("Linux")]
    public void What_was_sent_before_the_accept_is_received_message_by_message(string profile) =>
        Assert.Equal(
            "\"x\"; \"yz\"; \"\"",
            CoreTeller.Tell(profile, $"{Listening}; a send x; a send yz; a close; l accept b | b recv 9; b recv 9; b recv 9"));

    [Theory] // S4.2, S5.1, S5.4, S6.1, S6.2
    [InlineData("OpenBSD", "EINVAL; EINVAL; ECONNREFUSED; EISCONN; EOPNOTSUPP; EISCONN")]
    [InlineData("Linux", "EINVAL; EINVAL; ECONNREFUSED; EISCONN; EINVAL; EISCONN")]
    public void Connecting_and_listening(string profile, string expected) =>
        Assert.Equal(
            expected,
            CoreTeller.Tell(
                profile,
                $"{Listening}; c socket seqpacket; d socket seqpacket; d bind d"
                + " | c listen 1; c accept e; c connect d; a connect l; l connect l; a connect l"));

    [Theory] // S5.1
    [InlineData("OpenBSD", Errno.ECONNREFUSED, 4)]
    [InlineData("Linux", Errno.EAGAIN, 2)]
    public void The_backlog_of_a_listener_is_full(string profile, Errno full, int connections)
    {
        LocalSpace space = new(profile, limits => limits with { MinimumBacklog = 0 });
        using KernelSocket listener = space.CreateListener("/l", backlog: 1, SocketType.Seqpacket);
        for (int i = 0; i < connections; i++)
        {
            space.CreateConnected("/l", type: SocketType.Seqpacket);
        }

        Assert.Equal(full, space.Create(SocketType.Seqpacket).ConnectTo("/l"));
        listener.AcceptOne();
        Assert.Equal(Errno.Success, space.Create(SocketType.Seqpacket).ConnectTo("/l"));
    }

    [Theory] // S5.2
    [InlineData("OpenBSD", 32, 5000, "EMSGSIZE")]
    [InlineData("Linux", 1, 212_992, "6000")]
    public void An_accepted_socket_has_the_marks_of_its_listener_or_new_ones(
        string profile, int lowWater, int size, string large)
    {
        LocalSpace space = new(profile);
        using KernelSocket listener = space.CreateListener("/l", type: SocketType.Seqpacket);
        listener.SetInt(SocketOption.SendBufferSize.Id, 5000);
        listener.SetInt(SocketOption.ReceiveLowWater.Id, 32);
        using KernelSocket client = space.CreateConnected("/l", type: SocketType.Seqpacket);
        using KernelSocket accepted = listener.AcceptOne();
        Assert.Equal(SocketType.Seqpacket, accepted.Type);
        Assert.Equal(lowWater, accepted.GetInt(SocketOption.ReceiveLowWater.Id));
        Assert.Equal(size, accepted.GetInt(SocketOption.SendBufferSize.Id));
        Assert.Equal(large, accepted.SendText(new string('x', 6000)));

        // A message is there however little it is.
        Assert.Equal("1", client.SendText("y"));
        Assert.Equal("\"y\"", accepted.ReceiveText(9));
    }

    [Theory] // S12.6
    [InlineData("OpenBSD", "Success; \"y\"; \"\"; EPIPE")]
    [InlineData("Linux", "ECONNRESET; \"y\"; \"\"; EPIPE")]
    public void The_peer_closes_and_has_not_received_all(string profile, string expected) =>
        Assert.Equal(
            expected,
            CoreTeller.Tell(
                profile, "a pair b seqpacket; a send x; b send y; b close | a error; a recv 9; a recv 9; a send z"));

    [Theory] // S12.1
    [InlineData("OpenBSD")]
    [InlineData("Linux")]
    public void The_listener_is_closed_before_it_has_accepted(string profile) =>
        Assert.Equal(
            "ECONNRESET; \"\"; EPIPE",
            CoreTeller.Tell(profile, $"{Listening}; a send x; l close | a recv 9; a recv 9; a send x"));

    [Theory] // S10.2, S10.3, S10.5: where the writer may go on, the message is delivered
    [InlineData("OpenBSD", "\"x\"; \"\"; 1; \"y\"; 1; \"z\"")]
    [InlineData("Linux", "\"x\"; \"\"; 1; \"y\"; EPIPE; \"\"")]
    public void Directions_are_shut_down(string profile, string expected) =>
        Assert.Equal(
            expected,
            CoreTeller.Tell(
                profile,
                "a pair b seqpacket; a send x; a shut 1; c pair d seqpacket; d shut 0"
                + " | b recv 9; b recv 9; b send y; a recv 9; c send z; d recv 9"));

    [Theory] // S14.3, S19.2
    [InlineData("OpenBSD", "42 1000 100; 42 1000 100; ENOTCONN")]
    [InlineData("Linux", "42 1000 100; 42 1000 100; 42 1000 100")]
    public void Both_ends_know_on_whose_behalf_the_other_is(string profile, string expected) =>
        Assert.Equal(expected, CoreTeller.Tell(profile, $"{Listening}; l accept b | a cred; b cred; l cred"));

    [Theory] // S7.9: a destination means nothing here
    [InlineData("OpenBSD")]
    [InlineData("Linux")]
    public void A_destination_is_ignored(string profile) =>
        Assert.Equal(
            "1; 1; \"x\"; \"y\"; ENOTCONN",
            CoreTeller.Tell(
                profile,
                "a pair b seqpacket; c socket seqpacket | a send x to=n; a send y to=?; b recv 9; b recv 9; c send x to=n"));

    [Theory] // S9.9
    [InlineData("OpenBSD")]
    [InlineData("Linux")]
    public void The_sender_pays_and_is_paid_back(string profile)
    {
        using LocalPair pair = new(TestCalls.Profile(profile), SocketType.Seqpacket);
        pair.A.Send(new byte[9000]);
        pair.A.SendText("x");
        Assert.Equal(9001, pair.A.SendBuffer.Charged);
        pair.B.Receive(new byte[10]);
        Assert.Equal(1, pair.A.SendBuffer.Charged);
        pair.B.Shutdown(ShutdownHow.Receive);
        Assert.Equal(profile == "OpenBSD" ? 0 : 1, pair.A.SendBuffer.Charged);
        pair.B.Close();
        Assert.Equal(0, pair.A.SendBuffer.Charged);
        Assert.Equal(0, pair.A.SendBuffer.ChargedStorage);
    }

    [Theory]
    [MemberData(nameof(Caller.Everywhere), MemberType = typeof(Caller))]
    public void A_receive_that_waits_sees_the_end(string profile, Way way)
    {
        Caller caller = new(way);
        using LocalPair pair = new(TestCalls.Profile(profile), caller.Settings(), SocketType.Seqpacket);
        byte[] buffer = new byte[9];
        Task<IoResult> call = caller.Receive(pair.B, buffer);
        Caller.StillWaits(call, pair.Stack);
        pair.A.Close();
        Assert.Equal("", Caller.TextOf(call, buffer));
    }

    [Theory] // S7.4, S12.6: what is not received resets the connection on Linux
    [MemberData(nameof(Caller.Everywhere), MemberType = typeof(Caller))]
    public void A_send_that_waits_hears_of_the_close(string profile, Way way)
    {
        Caller caller = new(way);
        using LocalPair pair = new(TestCalls.Profile(profile), caller.Settings(), SocketType.Seqpacket);
        LocalSockets.FillMessages(pair.B, 5000);
        Task<IoResult> call = caller.Send(pair.B, new byte[5000]);
        Caller.StillWaits(call, pair.Stack);
        pair.A.Close();
        Assert.Equal(profile == "Linux" ? Errno.ECONNRESET : Errno.EPIPE, Caller.ResultOf(call).Errno);
        Assert.Equal("EPIPE", pair.B.SendText("x"));
    }
}
