using Sockopt.Tests.Core;
using Sockopt.Tests.Profiles;

namespace Sockopt.Tests.Local;

public sealed class AcceptTests
{
    [Theory] // S5.5
    [InlineData("OpenBSD")]
    [InlineData("Linux")]
    public void Who_comes_first_is_accepted_first(string profile)
    {
        LocalSpace space = new(profile);
        KernelSocket listener = space.CreateListener("/a");
        Assert.Equal(Errno.EAGAIN, listener.AcceptNone());
        KernelSocket[] connected = [.. from i in Enumerable.Range(0, 4) select space.CreateConnected("/a")];
        for (int i = 0; i < connected.Length; i++)
        {
            connected[i].SendText($"{i}");
        }

        Assert.True(listener.IsReadable);
        for (int i = 0; i < connected.Length; i++)
        {
            Assert.Equal($"\"{i}\"", listener.AcceptOne().ReceiveText(9));
        }

        Assert.Equal(Errno.EAGAIN, listener.AcceptNone());
        Assert.False(listener.IsReadable);
    }

    [Theory] // S5.4
    [InlineData("OpenBSD")]
    [InlineData("Linux")]
    public void Only_who_listens_accepts(string profile)
    {
        LocalSpace space = new(profile);
        Assert.Equal(Errno.EINVAL, space.Create().AcceptNone());
        Assert.Equal(Errno.EINVAL, space.CreateBound("/a").AcceptNone());
        (KernelSocket a, _) = space.CreatePair();
        Assert.Equal(Errno.EINVAL, a.AcceptNone());
        KernelSocket closed = space.CreateListener("/b");
        space.CreateConnected("/b");
        closed.Close();
        Assert.Equal(Errno.EBADF, closed.AcceptNone());
    }

    [Theory] // S5.4; Linux executed
    [InlineData("OpenBSD", Errno.ECONNABORTED, Errno.ECONNABORTED)]
    [InlineData("Linux", Errno.EINVAL, Errno.EAGAIN)]
    [Proves<StackProfile>(nameof(StackProfile.AcceptAfterShutdown), nameof(StackProfile.AcceptAfterShutdownAtOnce))]
    public void A_listener_that_is_shut_down_gives_out_what_it_has(string profile, Errno blocking, Errno atOnce)
    {
        LocalSpace space = new(profile);
        KernelSocket listener = space.CreateListener("/a");
        KernelSocket connected = space.CreateConnected("/a");
        Assert.Equal(Errno.Success, listener.Shutdown(ShutdownHow.Receive));
        connected.SendText("x");
        Assert.Equal("\"x\"", listener.AcceptOne().ReceiveText(9));
        Assert.Equal(atOnce, listener.AcceptNone());
        Assert.Equal(atOnce, listener.AcceptNone());
        listener.NonBlocking = false;
        Assert.Equal(blocking, listener.AcceptNone());
    }

    [Theory] // S5.6
    [InlineData("OpenBSD")]
    [InlineData("Linux")]
    public void A_peer_that_is_gone_already_is_accepted_with_what_it_sent(string profile)
    {
        LocalSpace space = new(profile);
        KernelSocket listener = space.CreateListener("/a");
        KernelSocket talker = space.CreateConnected("/a");
        talker.SendText("bye");
        talker.Close();
        space.CreateConnected("/a").Close();

        KernelSocket accepted = listener.AcceptOne();
        Assert.Equal("\"bye\"", accepted.ReceiveText(9));
        Assert.Equal("\"\"", accepted.ReceiveText(9));
        Assert.Equal("EPIPE", accepted.SendText("x"));
        accepted = listener.AcceptOne();
        Assert.Equal("\"\"", accepted.ReceiveText(9));
        Assert.Equal("EPIPE", accepted.SendText("x"));
        Assert.Equal(Errno.Success, accepted.PendingError());
    }

    [Theory] // S5.9, S12.1; Linux executed
    [InlineData("OpenBSD")]
    [InlineData("Linux")]
    public void Closing_the_listener_resets_who_was_not_accepted(string profile)
    {
        LocalSpace space = new(profile);
        KernelSocket listener = space.CreateListener("/a");
        KernelSocket reader = space.CreateConnected("/a");
        KernelSocket asker = space.CreateConnected("/a");
        KernelSocket gone = space.CreateConnected("/a");
        KernelSocket accepted = listener.AcceptOne();
        KernelSocket late = space.CreateConnected("/a");
        gone.Close();
        listener.Close();
        Assert.Equal("1", reader.SendText("x"));
        Assert.Equal("\"x\"", accepted.ReceiveText(1));

        Assert.Equal("EPIPE", late.SendText("x"));
        Assert.Equal("ECONNRESET", late.ReceiveText(9));
        Assert.Equal("\"\"", late.ReceiveText(9));
        Assert.Equal("EPIPE", late.SendText("x"));
        Assert.Equal(Errno.ECONNRESET, asker.PendingError());
        Assert.Equal(Errno.Success, asker.PendingError());
        Assert.Equal("\"\"", asker.ReceiveText(9));

        // Nobody holds those that were in the queue.
        Assert.Equal(4, space.Stack.Usage.Sockets);
    }

    [Theory] // S5.2
    [InlineData("OpenBSD", true, 8192, 5000, 500, 300)]
    [InlineData("Linux", false, 212992, 212992, 1, 1)]
    [Proves<StackProfile>(nameof(StackProfile.AcceptInheritsOptions))]
    public void A_connection_has_the_options_of_its_listener_or_none(
        string profile, bool inherits, int send, int receive, int sendLowWater, int receiveLowWater)
    {
        LocalSpace space = new(profile);
        KernelSocket listener = space.CreateListener("/a");
        Linger linger = new(true, TimeSpan.FromSeconds(7));
        TimeSpan timeout = TimeSpan.FromSeconds(3);
        listener.SetInt(SocketOption.SendBufferSize.Id, 8192);
        listener.SetInt(SocketOption.ReceiveBufferSize.Id, 5000);
        listener.SetInt(SocketOption.SendLowWater.Id, 500);
        listener.SetInt(SocketOption.ReceiveLowWater.Id, 300);
        listener.SetOption(SocketOption.KeepAlive, true);
        listener.SetOption(SocketOption.OutOfBandInline, true);
        listener.SetOption(SocketOption.Linger, linger);
        listener.SetOption(SocketOption.ReceiveTimeout, timeout);
        listener.SetOption(SocketOption.SendTimeout, timeout);
        space.CreateConnected("/a");
        listener.SetOption(SocketOption.Broadcast, true);

        KernelSocket accepted = listener.AcceptOne();
        Assert.Equal(send, accepted.GetInt(SocketOption.SendBufferSize.Id));
        Assert.Equal(receive, accepted.GetInt(SocketOption.ReceiveBufferSize.Id));
        Assert.Equal(sendLowWater, accepted.GetInt(SocketOption.SendLowWater.Id));
        Assert.Equal(receiveLowWater, accepted.GetInt(SocketOption.ReceiveLowWater.Id));
        accepted.GetOption(SocketOption.KeepAlive, out bool keepAlive);
        accepted.GetOption(SocketOption.OutOfBandInline, out bool inline);
        accepted.GetOption(SocketOption.Broadcast, out bool broadcast);
        accepted.GetOption(SocketOption.Linger, out Linger itsLinger);
        accepted.GetOption(SocketOption.ReceiveTimeout, out TimeSpan receiveTimeout);
        accepted.GetOption(SocketOption.SendTimeout, out TimeSpan sendTimeout);
        Assert.Equal((inherits, inherits, false), (keepAlive, inline, broadcast));
        Assert.Equal(inherits ? linger : default, itsLinger);
        Assert.Equal(inherits ? (timeout, timeout) : default, (receiveTimeout, sendTimeout));
        Assert.Equal($"{send}", accepted.SendText(new string('x', 300_000)));
    }

    [Theory] // S5.5
    [InlineData("OpenBSD", true)]
    [InlineData("Linux", false)]
    [Proves<StackProfile>(nameof(StackProfile.AcceptInheritsNonBlocking))]
    public void A_connection_does_not_block_if_its_listener_does_not_when_it_accepts(string profile, bool inherits)
    {
        LocalSpace space = new(profile);
        KernelSocket listener = space.CreateListener("/a");
        space.CreateConnected("/a");
        space.CreateConnected("/a");
        Assert.Equal(inherits, listener.AcceptOne().NonBlocking);
        listener.NonBlocking = false;
        Assert.False(listener.AcceptOne().NonBlocking);
    }

    [Theory] // S5.7; Linux executed
    [InlineData("OpenBSD", 16)]
    [InlineData("Linux", 2)]
    [Proves<StackProfile>(nameof(StackProfile.NamelessLength))]
    public void A_socket_without_a_name_has_a_name_of_zeros(string profile, int length)
    {
        LocalSpace space = new(profile);
        KernelSocket listener = space.CreateListener("/a");
        KernelSocket connected = space.CreateConnected("/a");
        Assert.Equal(Errno.Success, listener.Accept(out KernelSocket? accepted, out SocketName peerName));
        SocketName nameless = new(SocketDomain.Unix, new byte[length - SocketName.HeaderLength]);
        Assert.Equal(nameless, peerName);
        Assert.Equal(nameless, accepted!.PeerNameOf());
        Assert.Equal(nameless, connected.NameOf());
        Assert.True(LocalName.IsNameless(peerName));
        Assert.Null(LocalName.PathOf(peerName));
        Assert.Equal(LocalName.OfPath("/a"), connected.PeerNameOf());
        Assert.Equal(LocalName.OfPath("/a"), accepted!.NameOf());
    }

    [Theory] // S5.6
    [InlineData("OpenBSD", "/client", false)]
    [InlineData("Linux", "/client", false)]
    [InlineData("Linux", "client", true)]
    public void The_name_of_the_peer_comes_with_the_connection(string profile, string text, bool isAbstract)
    {
        LocalSpace space = new(profile);
        SocketName name = isAbstract ? LocalName.OfAbstract(text) : LocalName.OfPath(text);
        KernelSocket listener = space.CreateListener("/a");
        KernelSocket client = space.Create();
        client.Bind(name);
        client.ConnectTo("/a");
        Assert.Equal(Errno.Success, listener.Accept(out KernelSocket? accepted, out SocketName peerName));
        Assert.Equal(name, peerName);
        Assert.Equal(name, accepted!.PeerNameOf());
    }

    [Theory] // S19.2; Linux executed
    [InlineData("OpenBSD", Errno.ENOTCONN)]
    [InlineData("Linux", Errno.Success)]
    [Proves<StackProfile>(nameof(StackProfile.PeerNameOutlivesConnection))]
    public void The_name_of_a_peer_that_is_gone(string profile, Errno expected)
    {
        LocalSpace space = new(profile);
        KernelSocket listener = space.CreateListener("/a");
        KernelSocket waiting = space.CreateConnected("/a");
        KernelSocket client = space.CreateBound("/client");
        client.ConnectTo("/a");
        listener.AcceptOne().Close();
        KernelSocket accepted = listener.AcceptOne();
        client.Close();
        listener.Close();
        Assert.Equal(expected, accepted.GetPeerName(out SocketName name));
        Assert.Equal(expected == Errno.Success ? LocalName.OfPath("/client") : default, name);
        Assert.Equal(expected, waiting.GetPeerName(out name));
        Assert.Equal(expected == Errno.Success ? LocalName.OfPath("/a") : default, name);
        Assert.Equal(LocalName.OfPath("/a"), accepted.NameOf());
    }

    [Theory] // S19.2
    [InlineData("OpenBSD")]
    [InlineData("Linux")]
    public void Who_has_no_peer_has_no_name_of_one(string profile)
    {
        LocalSpace space = new(profile);
        Assert.Equal(Errno.ENOTCONN, space.Create().GetPeerName(out SocketName name));
        Assert.Equal(default, name);
        Assert.Equal(Errno.ENOTCONN, space.CreateListener("/a").GetPeerName(out _));
    }

    [Theory] // S6.8, S14.3; Linux executed
    [InlineData("OpenBSD", "ENOTCONN", "ENOTCONN")]
    [InlineData("Linux", "-1 -1 0", "1001 101 43")]
    [Proves<StackProfile>(
        nameof(StackProfile.MissingPeerReadsAsNobody), nameof(StackProfile.ListenerReadsOwnCredential))]
    [ProvesOption("SO_PEERCRED")]
    public void Each_end_knows_on_whose_behalf_the_other_connected_or_listened(string profile, string nobody, string listening)
    {
        LocalSpace space = new(profile);
        KernelSocket listener = space.CreateBound("/a");
        Assert.Equal(nobody, listener.PeerOf());
        listener.Listen(5, LocalSpace.Other);
        Assert.Equal(listening, listener.PeerOf());

        KernelSocket connected = space.Create();
        Assert.Equal(nobody, connected.PeerOf());
        Assert.Equal(Errno.Success, connected.ConnectTo("/a", LocalSpace.Superuser));
        Assert.Equal("1001 101 43", connected.PeerOf());
        KernelSocket accepted = listener.AcceptOne();
        Assert.Equal("0 0 1", accepted.PeerOf());

        // Who listens again is who the next ones see.
        listener.Listen(5);
        KernelSocket later = space.CreateConnected("/a");
        Assert.Equal("1000 100 42", later.PeerOf());
        Assert.Equal("1001 101 43", connected.PeerOf());

        connected.Close();
        Assert.Equal("0 0 1", accepted.PeerOf());
        listener.Close();
        Assert.Equal("1000 100 42", later.PeerOf());
    }
}
