using System.Net.Sockets;
using Sockopt.Tests.Core;
using Sockopt.Tests.Profiles;

namespace Sockopt.Tests.Local;

/// <summary>Whom a local datagram socket talks to, and how that changes (S6.8, S6.11, S7.9, S12.6). What Linux does was
/// executed.</summary>
public sealed class DatagramPeerTests
{
    private const string Three =
        "a socket dgram; a bind a; b socket dgram; b bind b; c socket dgram; c bind c";

    [Theory] // S7.9
    [InlineData("OpenBSD", "1; Success; \"x\"")]
    [InlineData("Linux", "EPERM; EPERM; EAGAIN")]
    [Proves<StackProfile>(nameof(StackProfile.LocalDatagramPeerIsExclusive))]
    public void Somebody_else_talks_to_a_socket_that_is_connected(string profile, string expected) =>
        Assert.Equal(expected, CoreTeller.Tell(profile, $"{Three}; a connect b | c send x to=a; c connect a; a recv 9"));

    [Theory] // S7.9
    [InlineData("OpenBSD", "EISCONN; EAGAIN; 1; \"y\"")]
    [InlineData("Linux", "1; \"x\"; 1; \"y\"")]
    [Proves<StackProfile>(nameof(StackProfile.LocalDatagramPeerIsFixed))]
    public void A_socket_that_is_connected_names_a_destination(string profile, string expected) =>
        Assert.Equal(
            expected, CoreTeller.Tell(profile, $"{Three}; a connect b | a send x to=c; c recv 9; a send y; b recv 9"));

    [Theory] // S12.6
    [InlineData("OpenBSD", "ECONNRESET; EDESTADDRREQ; EDESTADDRREQ; ENOTCONN; \"y\"")]
    [InlineData("Linux", "Success; ECONNREFUSED; ENOTCONN; ENOTCONN; EAGAIN")]
    [Proves<StackProfile>(nameof(StackProfile.LocalDatagramCloseIsTold))]
    public void The_peer_is_closed(string profile, string expected) =>
        Assert.Equal(
            expected,
            CoreTeller.Tell(profile, "a pair b dgram; b send y; b close | a error; a send x; a send x; a peer; a recv 9"));

    [Theory]
    [InlineData("OpenBSD", "\"y\"; Success; ECONNRESET; EDESTADDRREQ")]
    [InlineData("Linux", "\"y\"; Success; Success; ECONNREFUSED")]
    public void What_the_peer_sent_before_it_was_closed_stays(string profile, string expected) =>
        Assert.Equal(
            expected, CoreTeller.Tell(profile, "a pair b dgram; b send y | a recv 9; b close; a error; a send x"));

    [Theory] // S6.11
    [InlineData("OpenBSD", "Success; \"x\"; Success; Success; 1; \"y\"")]
    [InlineData("Linux", "Success; EAGAIN; ECONNRESET; Success; EPERM; EAGAIN")]
    [Proves<StackProfile>(nameof(StackProfile.LocalDatagramChangeDropsQueue))]
    public void A_socket_connects_to_another(string profile, string expected) =>
        Assert.Equal(
            expected,
            CoreTeller.Tell(
                profile,
                $"{Three}; a connect b; b connect a; b send x | a connect c; a recv 9; b error; b error; b send y; a recv 9"));

    [Theory] // S6.8, S12.6
    [InlineData("OpenBSD")]
    [InlineData("Linux")]
    public void Nobody_hears_of_a_peer_that_it_has_left(string profile) =>
        Assert.Equal(
            "Success; Success; Success; 1; \"x\"",
            CoreTeller.Tell(profile, $"{Three}; a connect b | a connect c; b close; a error; a send x; c recv 9"));

    [Theory] // S6.8: a BSD socket has left its peer before it looks for the other one
    [InlineData("OpenBSD", "ENOENT; Success; Success; EDESTADDRREQ")]
    [InlineData("Linux", "ENOENT; Success; Success; ECONNREFUSED")]
    public void A_socket_that_finds_no_other_peer(string profile, string expected) =>
        Assert.Equal(expected, CoreTeller.Tell(profile, $"{Three}; a connect b | a connect nowhere; b close; a error; a send x"));

    [Fact] // S7.9: also where the protocol is the first to ask
    public void Who_has_lost_or_left_its_peer_has_none()
    {
        StackProfile profile = StackProfile.OpenBsd with { DestinationIsCheckedFirst = false };
        using LocalPair lost = new(profile, SocketType.Dgram);
        lost.B.Close();
        Assert.Equal(Errno.ECONNRESET, lost.A.PendingError());
        Assert.Equal("ENOTCONN", lost.A.SendText("x"));
        using LocalPair left = new(profile, SocketType.Dgram);
        Assert.Equal(Errno.ENOENT, left.A.Connect(LocalName.OfPath("/nowhere")));
        Assert.Equal("ENOTCONN", left.A.SendText("x"));
    }

    [Fact] // S6.11; Linux executed: who had nothing to lose resets nobody
    public void Leaving_a_peer_that_has_sent_nothing_resets_it_not() =>
        Assert.Equal("Success; Success", CoreTeller.Tell("Linux", "a pair b dgram | a connect !; b error"));

    [Theory] // what is wrong first: the name, and that there is no urgent data, or the direction
    [InlineData("OpenBSD", "EPIPE; EPIPE")]
    [InlineData("Linux", "EINVAL; EOPNOTSUPP")]
    public void What_is_wrong_with_a_send_that_is_wrong_in_two_ways(string profile, string expected)
    {
        using LocalPair pair = new(TestCalls.Profile(profile), SocketType.Dgram);
        using KernelSocket socket = LocalSockets.Create(pair.Stack, SocketDomain.Unix, SocketType.Dgram);
        socket.Shutdown(ShutdownHow.Send);
        SocketName empty = new(SocketDomain.Unix, default);
        Assert.Equal(
            expected,
            $"{socket.Send("x"u8, to: empty).Errno}; {socket.Send("x"u8, MessageFlags.OutOfBand, LocalSockets.Name).Errno}");
    }

    [Theory] // S6.5
    [InlineData("OpenBSD", "ECONNRESET; Success; 1; \"y\"")]
    [InlineData("Linux", "Success; ECONNRESET; 1; \"y\"")]
    [Proves<StackProfile>(nameof(StackProfile.ConnectTakesPendingError))]
    public void A_socket_with_a_pending_error_connects(string profile, string expected) =>
        Assert.Equal(
            expected,
            CoreTeller.Tell(
                profile,
                $"{Three}; a connect b; b connect a; b send x; a connect c; a close | b connect c; b error; b send y; c recv 9"));

    [Theory] // S6.11
    [InlineData("OpenBSD", "EAFNOSUPPORT; ENOTCONN; EDESTADDRREQ; EAFNOSUPPORT; Success; 1")]
    [InlineData("Linux", "Success; ENOTCONN; ENOTCONN; Success; Success; 1")]
    [Proves<StackProfile>(nameof(StackProfile.LocalDatagramDissolves))]
    public void The_association_is_dissolved(string profile, string expected) =>
        Assert.Equal(
            expected,
            CoreTeller.Tell(
                profile, $"{Three}; a connect b | a connect !; a peer; a send x; a connect !; a connect b; a send x"));

    [Theory] // S4.2
    [InlineData("OpenBSD", "EINVAL; Success; Success; EAGAIN; EOPNOTSUPP; 1")]
    [InlineData("Linux", "EOPNOTSUPP; Success; EOPNOTSUPP; EOPNOTSUPP; Success; EPERM")]
    [Proves<StackProfile>(nameof(StackProfile.LocalDatagramListens))]
    public void A_datagram_socket_listens(string profile, string expected) =>
        Assert.Equal(
            expected,
            CoreTeller.Tell(
                profile,
                "a socket dgram; b socket dgram; b bind b; c socket dgram"
                + " | a listen 1; a bind a; a listen 1; a accept d; a connect b; c send x to=a"));

    [Theory] // S6.8
    [InlineData("OpenBSD", "ENOENT; ENOENT; ENOTSOCK; EPROTOTYPE; EPROTOTYPE; EAFNOSUPPORT; EINVAL; ECONNREFUSED")]
    [InlineData("Linux", "ENOENT; ENOENT; ECONNREFUSED; EPROTOTYPE; EPROTOTYPE; EINVAL; EINVAL; ECONNREFUSED")]
    public void What_is_wrong_with_a_name_is_wrong_for_connect_and_send(string profile, string expected)
    {
        string setup = "s file f; s socket; s bind s; p socket seqpacket; p bind p; x socket dgram; x bind x; x close";
        string[] names = ["n", "n/x", "f", "s", "p", "?", "-", "x"];
        string connects = string.Join("; ", names.Select(name => $"a connect {name}"));
        string sends = string.Join("; ", names.Select(name => $"a send x to={name}"));
        Assert.Equal(expected, CoreTeller.Tell(profile, $"{setup}; a socket dgram | {connects}"));
        Assert.Equal(expected, CoreTeller.Tell(profile, $"{setup}; a socket dgram | {sends}"));
    }

    [Theory] // S6.8
    [InlineData("OpenBSD")]
    [InlineData("Linux")]
    public void Who_may_not_write_to_the_name_may_not_send_there(string profile)
    {
        LocalSpace space = new(profile);
        using KernelSocket receiver = space.Create(System.Net.Sockets.SocketType.Dgram);
        using KernelSocket other = space.Create(System.Net.Sockets.SocketType.Dgram, LocalSpace.Other);
        receiver.BindTo("/x");
        SocketName name = LocalName.OfPath("/x");
        Assert.Equal(Errno.EACCES, other.Send("x"u8, to: name).Errno);
        Assert.Equal(Errno.EACCES, other.Connect(name));
        Assert.Equal(Errno.Success, other.Connect(name, LocalSpace.Superuser));
        Assert.Equal("1", other.SendText("x"));
    }

    [Theory] // S6.8
    [InlineData("OpenBSD")]
    [InlineData("Linux")]
    public void A_socket_talks_to_itself(string profile) =>
        Assert.Equal(
            "1; 1; \"x\"; \"y\"; Success",
            CoreTeller.Tell(profile, "a socket dgram; a bind a; a connect a | a send x; a send y; a recv 9; a recv 9; a close"));

    [Theory] // S10.2, S10.5: nobody is told, and the receiver has no space, or says so on Linux
    [InlineData("OpenBSD", "ENOBUFS; \"\"; EPIPE; EAGAIN; 1")]
    [InlineData("Linux", "EPIPE; EAGAIN; EPIPE; EAGAIN; 1")]
    public void Directions_are_shut_down(string profile, string expected) =>
        Assert.Equal(
            expected,
            CoreTeller.Tell(
                profile,
                "a pair b dgram; b shut 0; c pair d dgram; c shut 1"
                + " | a send x; b recv 9; c send x; d recv 9; d send y"));

    [Theory] // S14.3, S19.2
    [InlineData("OpenBSD", "42 1000 100; ENOTCONN; ENOTCONN; ENOTCONN")]
    [InlineData("Linux", "42 1000 100; 0 -1 -1; 0 -1 -1; ENOTCONN")]
    public void Only_a_pair_knows_on_whose_behalf_its_peer_is(string profile, string expected)
    {
        string told = CoreTeller.Tell(
            profile, "a pair b dgram; c socket dgram; c bind c; d socket dgram; d connect c | a cred; d cred; c cred; c peer");
        Assert.Equal(expected, told);
    }

    [Theory]
    [InlineData("OpenBSD")]
    [InlineData("Linux")]
    public void A_name_of_the_peer_is_read_as_long_as_it_is_the_peer(string profile) =>
        Assert.Equal(
            "Success; 1; ENOTCONN",
            CoreTeller.Tell(profile, $"{Three}; c connect a | c connect b; c send x; a peer"));
}
