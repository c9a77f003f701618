using Sockopt.Tests.Core;
using Sockopt.Tests.Profiles;

namespace Sockopt.Tests.Local;

/// <summary>Where there is no room for a local datagram, and who pays for one (S7.9). What Linux does was executed.</summary>
public sealed class DatagramRoomTests
{
    [Theory] // the send buffer holds 10000 bytes under both profiles
    [InlineData("OpenBSD", 10_000, "4000; ENOBUFS; 968; ENOBUFS; out", "4000; 4000; 4000; 4000; out")]
    [InlineData("Linux", 5000, "4000; 4000; 4000; EAGAIN; ", "4000; 4000; 4000; EAGAIN; ")]
    [Proves<StackProfile>(nameof(StackProfile.LocalDatagramSenderPays))]
    public void The_receiver_is_full_or_the_sender_has_paid_enough(string profile, int size, string small, string large)
    {
        string setup = $"a pair b dgram; a sndbuf {size}";
        string sends = profile == "Linux"
            ? "a send 4000; a send 4000; a send 4000; a send 1; a poll"
            : "a send 4000; a send 4000; a send 968; a send 0; a poll";
        Assert.Equal(small, CoreTeller.Tell(profile, $"{setup}; b rcvbuf 5000 | {sends}"));
        sends = profile == "Linux" ? sends : "a send 4000; a send 4000; a send 4000; a send 4000; a poll";
        Assert.Equal(large, CoreTeller.Tell(profile, $"{setup} | {sends}"));
    }

    [Theory]
    [InlineData("OpenBSD", "3, ENOBUFS; \".\"; 1, ENOBUFS; 20")]
    [InlineData("Linux", "3, EAGAIN; \".\"; 1, EAGAIN; 20")]
    [Proves<StackLimits>(nameof(StackLimits.MaximumDatagrams))]
    public void Behind_so_many_messages_only_the_peer_finds_room(string profile, string expected) =>
        Assert.Equal(
            expected,
            CoreTeller.Tell(
                profile,
                "a socket dgram; a bind a; b socket dgram; c pair d dgram"
                + " | b flood 20 to=a; a recv 9; b flood 20 to=a; c flood 20",
                limits => limits with { MaximumDatagrams = 2 }));

    [Fact] // S17.1: poll looks at the peer, but not at where a send may go by name
    public void Polling_a_socket_whose_peer_is_full()
    {
        string setup = "a socket dgram; a bind a; b socket dgram; b flood 20 to=a";
        Assert.Equal("out", CoreTeller.Tell("Linux", $"{setup} | b poll"));
        Assert.Equal(
            "Success; ; \".\"; out; in|out",
            CoreTeller.Tell("Linux", $"{setup} | b connect a; b poll; a recv 9; b poll; a poll"));
    }
}
