using System.Net.Sockets;
using Sockopt.Tests.Core;
using Sockopt.Tests.Profiles;

namespace Sockopt.Tests.Local;

public sealed class ListenTests
{
    [Theory] // S4.2
    [InlineData("OpenBSD")]
    [InlineData("Linux")]
    [ProvesOption("SO_ACCEPTCONN")]
    public void Who_has_no_name_cannot_listen(string profile)
    {
        LocalSpace space = new(profile);
        KernelSocket socket = space.Create();
        Assert.Equal(Errno.EINVAL, socket.Listen(5));
        Assert.False(Accepts(socket));
        Assert.Equal(Errno.Success, socket.BindTo("/a"));
        Assert.Equal(Errno.ECONNREFUSED, space.Create().ConnectTo("/a"));
        Assert.Equal(Errno.Success, socket.Listen(5));
        Assert.True(Accepts(socket)); // S14.3
        Assert.Equal(Errno.Success, space.Create().ConnectTo("/a"));
    }

    [Theory] // S4.1
    [InlineData("OpenBSD")]
    [InlineData("Linux")]
    public void A_connected_socket_cannot_listen(string profile)
    {
        (KernelSocket a, _) = new LocalSpace(profile).CreatePair();
        a.BindTo("/a");
        Assert.Equal(Errno.EINVAL, a.Listen(5));
        Assert.False(Accepts(a));
    }

    [Theory] // S4.1; Linux executed
    [InlineData("OpenBSD", Errno.Success)]
    [InlineData("Linux", Errno.EINVAL)]
    [Proves<StackProfile>(nameof(StackProfile.ConnectionIsForLife))]
    public void Whose_connection_is_gone_may_be_like_new(string profile, Errno expected)
    {
        LocalSpace space = new(profile);
        (KernelSocket a, KernelSocket b) = space.CreatePair();
        b.Close();
        a.BindTo("/a");
        Assert.Equal(expected, a.Listen(5));
        Assert.Equal(expected == Errno.Success, Accepts(a));

        // S6.2, and both directions stay shut down.
        space.CreateListener("/listener");
        (KernelSocket c, KernelSocket d) = space.CreatePair();
        d.Close();
        Assert.Equal(expected == Errno.Success ? Errno.Success : Errno.EISCONN, c.ConnectTo("/listener"));
        Assert.Equal("EPIPE", c.SendText("x"));
        Assert.Equal("\"\"", c.ReceiveText(1));
    }

    [Theory] // S4.1
    [InlineData(ConnectionStep.Connecting)]
    [InlineData(ConnectionStep.Disconnecting)]
    public void A_connection_on_its_way_forbids_listening(ConnectionStep step)
    {
        foreach (StackProfile profile in TestCalls.Profiles)
        {
            EchoProtocol protocol = new(flags: ProtocolFlags.ConnectionRequired);
            using KernelSocket socket = protocol.CreateSocket(profile);
            Assert.Equal(Errno.EOPNOTSUPP, socket.Listen(5)); // S4.2: the protocol has none of it
            EchoProtocol.Move(socket, step);
            Assert.Equal(Errno.EINVAL, socket.Listen(5));
        }
    }

    [Theory] // S4.4, S5.1
    [InlineData("OpenBSD", 0, 1)]
    [InlineData("OpenBSD", 1, 4)]
    [InlineData("OpenBSD", 2, 7)]
    [InlineData("Linux", 0, 1)]
    [InlineData("Linux", 1, 2)]
    [InlineData("Linux", 7, 8)]
    [Proves<StackProfile>(nameof(StackProfile.BacklogFactor))]
    public void So_many_connections_wait_for_a_backlog(string profile, int backlog, int waiting)
    {
        LocalSpace space = new(profile, limits => limits with { MinimumBacklog = 0 });
        space.CreateListener("/a", backlog);
        Assert.Equal(waiting, space.Fill("/a"));
    }

    [Theory] // S4.4, S4.5: what the backlog becomes, told by how many connections wait
    [InlineData(0, 0, 5, 1)]
    [InlineData(0, 0, -1, 1)]
    [InlineData(0, 1, 0, 1)]
    [InlineData(0, 1, 1, 2)]
    [InlineData(0, 1, 100, 2)]
    [InlineData(1, 1, 0, 2)]
    [InlineData(1, 1, 100, 2)]
    [InlineData(2, 4, 0, 3)]
    [InlineData(2, 4, 1, 3)]
    [InlineData(2, 4, 3, 4)]
    [InlineData(2, 4, 5, 5)]
    [InlineData(2, 4, -1, 5)]
    [InlineData(2, 4, int.MinValue, 5)]
    [InlineData(2, 4, int.MaxValue, 5)]
    [InlineData(3, 1, 0, 4)]
    public void The_backlog_is_kept_between_its_limits(int minimum, int maximum, int backlog, int waiting)
    {
        LocalSpace space = new(
            "Linux", limits => limits with { MinimumBacklog = minimum, MaximumBacklog = maximum });
        space.CreateListener("/a", backlog);
        Assert.Equal(waiting, space.Fill("/a"));
    }

    [Theory]
    [InlineData("OpenBSD", Errno.ECONNREFUSED)]
    [InlineData("Linux", Errno.EAGAIN)]
    [Proves<StackLimits>(nameof(StackLimits.MaximumBacklog), nameof(StackLimits.MinimumBacklog))]
    public void A_limit_of_the_backlog_is_reached_and_an_accept_makes_room(string profile, Errno full)
    {
        LocalSpace space = new(profile, limits => limits with { MinimumBacklog = 0, MaximumBacklog = 0 });
        KernelSocket listener = space.CreateListener("/a", 100);
        Assert.Equal(1, space.Fill("/a"));
        KernelSocket late = space.Create();
        Assert.Equal(full, late.ConnectTo("/a"));
        listener.AcceptOne();
        Assert.Equal(Errno.Success, late.ConnectTo("/a"));

        LocalSpace roomy = new(profile, limits => limits with { MinimumBacklog = 1 });
        roomy.CreateListener("/a", 0);
        Assert.Equal(1 + (1 * TestCalls.Profile(profile).BacklogFactor), roomy.Fill("/a"));
    }

    [Theory] // S4.4
    [InlineData("OpenBSD", 4, 7)]
    [InlineData("Linux", 2, 3)]
    public void Listening_again_changes_the_limit(string profile, int first, int second)
    {
        LocalSpace space = new(profile, limits => limits with { MinimumBacklog = 0 });
        KernelSocket listener = space.CreateListener("/a", 1);
        Assert.Equal(first, space.Fill("/a"));
        Assert.Equal(Errno.Success, listener.Listen(2));
        Assert.Equal(second - first, space.Fill("/a"));
        Assert.Equal(Errno.Success, listener.Listen(0));
        Assert.Equal(0, space.Fill("/a"));
        Assert.True(Accepts(listener));
        for (int i = 0; i < second; i++)
        {
            listener.AcceptOne();
        }

        Assert.Equal(1, space.Fill("/a"));
    }

    [Theory] // S14.3; Linux executed
    [InlineData("OpenBSD")]
    [InlineData("Linux")]
    public void A_connection_of_a_listener_accepts_none_itself(string profile)
    {
        LocalSpace space = new(profile);
        KernelSocket listener = space.CreateListener("/a");
        KernelSocket connected = space.CreateConnected("/a");
        KernelSocket accepted = listener.AcceptOne();
        Assert.False(Accepts(connected) || Accepts(accepted));
        Assert.Equal(Errno.EINVAL, accepted.AcceptNone());
        Assert.Equal(Errno.EINVAL, accepted.Listen(1));
    }

    [Fact]
    public void A_closed_socket_does_not_listen()
    {
        KernelSocket socket = new LocalSpace("OpenBSD").CreateListener("/a");
        socket.Close();
        Assert.Equal(Errno.EBADF, socket.Listen(5));
    }

    [Theory] // S9.4d, S7.4c
    [InlineData("OpenBSD", "ENOTCONN")]
    [InlineData("Linux", "EINVAL")]
    public void A_listener_carries_no_data(string profile, string received)
    {
        KernelSocket listener = new LocalSpace(profile).CreateListener("/a");
        Assert.Equal(received, listener.ReceiveText(1));
        Assert.Equal("ENOTCONN", listener.SendText("x"));
        Assert.Equal(Errno.ENOTCONN, listener.GetPeerName(out _));
    }

    [Theory] // S4.1; Linux executed
    [InlineData("OpenBSD", Errno.EINVAL)]
    [InlineData("Linux", Errno.EOPNOTSUPP)]
    [Proves<StackProfile>(nameof(StackProfile.ListenAsksProtocolFirst))]
    public void A_datagram_socket_that_is_connected_does_not_listen(string profile, Errno expected)
    {
        SocketStack stack = new LocalSpace(profile).Stack;
        stack.CreatePair(SocketDomain.Unix, SocketType.Dgram, 0, LocalSpace.User, out KernelSocket? a, out KernelSocket? b);
        Assert.Equal(Errno.Success, a!.Bind(LocalName.OfPath("/a")));
        Assert.Equal(expected, a.Listen(5));
        Assert.Equal(expected, b!.Listen(5));
    }

    private static bool Accepts(KernelSocket socket)
    {
        Assert.Equal(Errno.Success, socket.GetOption(SocketOption.AcceptConnection, out bool accepts));
        return accepts;
    }
}
