using System.Net.Sockets;
using Sockopt.Tests.Core;

namespace Sockopt.Tests.Local;

/// <summary>soconnect2 and socketpair(2): S6.7, S19.3.</summary>
public sealed class PairTests
{
    [Theory]
    [InlineData("OpenBSD")]
    [InlineData("Linux")]
    public void Two_sockets_become_a_pair_and_know_each_other(string profile)
    {
        LocalSpace space = new(profile);
        KernelSocket first = space.Create();
        KernelSocket second = space.Create(LocalSpace.Other);
        first.BindTo("/first");
        Assert.Equal(Errno.Success, space.Stack.ConnectPair(first, second));
        Assert.Equal("2", first.SendText("to"));
        Assert.Equal("4", second.SendText("back"));
        Assert.Equal("\"to\"", second.ReceiveText(9));
        Assert.Equal("\"back\"", first.ReceiveText(9));
        Assert.Equal("1001 101 43", first.PeerOf());
        Assert.Equal("1000 100 42", second.PeerOf());
        Assert.Equal(LocalName.OfPath("/first"), second.PeerNameOf());
        Assert.True(LocalName.IsNameless(first.PeerNameOf()));
    }

    [Theory]
    [InlineData("OpenBSD")]
    [InlineData("Linux")]
    public void Who_has_a_peer_gets_no_other(string profile)
    {
        LocalSpace space = new(profile);
        (KernelSocket a, KernelSocket b) = space.CreatePair();
        KernelSocket free = space.Create();
        Assert.Equal(Errno.EISCONN, space.Stack.ConnectPair(a, b));
        Assert.Equal(Errno.EISCONN, space.Stack.ConnectPair(a, free));
        Assert.Equal(Errno.EISCONN, space.Stack.ConnectPair(free, a));
        Assert.Equal(Errno.EISCONN, space.Stack.ConnectPair(free, free));
        Assert.Equal(SocketState.NonBlocking, free.State);
        Assert.Equal("1", a.SendText("x"));
        Assert.Equal("\"x\"", b.ReceiveText(1));
    }

    [Fact]
    public void Only_sockets_of_one_protocol_and_one_stack_become_a_pair()
    {
        LocalSpace space = new("OpenBSD", null, new EchoProtocol());
        KernelSocket local = space.Create();
        space.Stack.Create(SocketDomain.Unix, SocketType.Seqpacket, 0, default, out KernelSocket? other);
        space.Stack.Create(SocketDomain.InterNetwork, SocketType.Stream, 0, default, out KernelSocket? echo);
        Assert.Equal(Errno.EPROTOTYPE, space.Stack.ConnectPair(local, other!));
        Assert.Equal(Errno.EPROTOTYPE, space.Stack.ConnectPair(echo!, local));
        KernelSocket another = LocalSockets.Create(space.Stack, SocketDomain.InterNetwork, SocketType.Stream);
        Assert.Equal(Errno.EOPNOTSUPP, space.Stack.ConnectPair(echo!, another));

        KernelSocket foreign = new LocalSpace("OpenBSD").Create();
        Assert.Throws<ArgumentException>(() => space.Stack.ConnectPair(local, foreign));
        Assert.Throws<ArgumentException>(() => space.Stack.ConnectPair(foreign, local));
        Assert.Throws<ArgumentNullException>(() => space.Stack.ConnectPair(null!, local));
        Assert.Throws<ArgumentNullException>(() => space.Stack.ConnectPair(local, null!));
    }

    [Fact]
    public void A_closed_socket_is_no_part_of_a_pair()
    {
        LocalSpace space = new("Linux");
        KernelSocket open = space.Create();
        KernelSocket closed = space.Create();
        closed.Close();
        Assert.Equal(Errno.EBADF, space.Stack.ConnectPair(open, closed));
        Assert.Equal(Errno.EBADF, space.Stack.ConnectPair(closed, open));
        Assert.Equal(Errno.EBADF, space.Stack.ConnectPair(closed, closed));
        Assert.Equal(Errno.Success, space.Stack.ConnectPair(open, space.Create()));
    }

    [Theory]
    [InlineData("OpenBSD", Errno.ENOBUFS, Errno.EPROTONOSUPPORT, Errno.EPROTONOSUPPORT)]
    [InlineData("Linux", Errno.ENFILE, Errno.EAFNOSUPPORT, Errno.ESOCKTNOSUPPORT)]
    public void A_pair_that_cannot_be_made_leaves_no_socket(string profile, Errno full, Errno domain, Errno type)
    {
        LocalSpace space = new(profile, limits => limits with { MaximumSockets = 1 });
        Assert.Equal(full, CreatePair(space, SocketDomain.Unix, SocketType.Stream));
        Assert.Equal(domain, CreatePair(space, SocketDomain.InterNetwork, SocketType.Stream));
        Assert.Equal(type, CreatePair(space, SocketDomain.Unix, SocketType.Rdm));
        Assert.Equal(default, space.Stack.Usage);
    }

    private static Errno CreatePair(LocalSpace space, SocketDomain domain, SocketType type)
    {
        Errno error = space.Stack.CreatePair(domain, type, 0, default, out KernelSocket? first, out KernelSocket? second);
        Assert.Null(first);
        Assert.Null(second);
        return error;
    }
}
