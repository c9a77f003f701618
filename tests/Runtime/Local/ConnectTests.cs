using System.Net.Sockets;
using System.Runtime.CompilerServices;
using Sockopt.Tests.Core;
using Sockopt.Tests.Profiles;

namespace Sockopt.Tests.Local;

public sealed class ConnectTests
{
    [Theory] // S6.8
    [InlineData("OpenBSD")]
    [InlineData("Linux")]
    public void Both_ends_are_connected_before_anybody_accepts(string profile)
    {
        LocalSpace space = new(profile);
        KernelSocket listener = space.CreateListener("/a");
        KernelSocket connected = space.CreateConnected("/a");
        Assert.Equal(SocketState.Connected | SocketState.NonBlocking, connected.State);
        Assert.Equal("5", connected.SendText("early"));
        connected.Shutdown(ShutdownHow.Send);
        KernelSocket accepted = listener.AcceptOne();
        Assert.Equal("\"early\"", accepted.ReceiveText(10));
        Assert.Equal("\"\"", accepted.ReceiveText(10));
        Assert.Equal("2", accepted.SendText("ok"));
        Assert.Equal("\"ok\"", connected.ReceiveText(10));
    }

    [Theory] // S6.8; Linux executed
    [InlineData("OpenBSD", "/missing", Errno.ENOENT)]
    [InlineData("OpenBSD", "/missing/a", Errno.ENOENT)]
    [InlineData("OpenBSD", "/file/a", Errno.ENOTDIR)]
    [InlineData("OpenBSD", "/file/deep/a", Errno.ENOTDIR)]
    [InlineData("OpenBSD", "/file", Errno.ENOTSOCK)]
    [InlineData("OpenBSD", "/directory", Errno.ENOTSOCK)]
    [InlineData("OpenBSD", "/file-of-others", Errno.ENOTSOCK)]
    [InlineData("OpenBSD", "/of-others", Errno.EACCES)]
    [InlineData("OpenBSD", "/closed", Errno.ECONNREFUSED)]
    [InlineData("OpenBSD", "/bound", Errno.ECONNREFUSED)]
    [InlineData("OpenBSD", "/other-type", Errno.EPROTOTYPE)]
    [InlineData("OpenBSD", "", Errno.EINVAL)]
    [InlineData("Linux", "/missing", Errno.ENOENT)]
    [InlineData("Linux", "/missing/a", Errno.ENOENT)]
    [InlineData("Linux", "/file/a", Errno.ENOTDIR)]
    [InlineData("Linux", "/directory/a", Errno.ENOENT)]
    [InlineData("Linux", "/file", Errno.ECONNREFUSED)]
    [InlineData("Linux", "/directory", Errno.ECONNREFUSED)]
    [InlineData("Linux", "/file-of-others", Errno.EACCES)]
    [InlineData("Linux", "/of-others", Errno.EACCES)]
    [InlineData("Linux", "/closed", Errno.ECONNREFUSED)]
    [InlineData("Linux", "/bound", Errno.ECONNREFUSED)]
    [InlineData("Linux", "/other-type", Errno.EPROTOTYPE)]
    [InlineData("Linux", "", Errno.EINVAL)]
    [Proves<StackProfile>(nameof(StackProfile.LocalNodeWithoutSocket))]
    public void There_may_be_nobody_to_connect_to(string profile, string path, Errno expected)
    {
        LocalSpace space = WithNodes(profile);
        KernelSocket socket = space.Create();
        SocketName name = path.Length > 0 ? LocalName.OfPath(path) : new SocketName(SocketDomain.Unix, default);
        Assert.Equal(expected, socket.Connect(name));
        Assert.Equal(expected, socket.StartConnect(name));
        Assert.Equal(SocketState.NonBlocking, socket.State);
        Assert.Equal(Errno.Success, socket.PendingError());
        space.CreateListener("/a");
        Assert.Equal(Errno.Success, socket.ConnectTo("/a")); // S20: also again after a refusal
    }

    [Theory] // S6.8; Linux executed: EACCES before EPROTOTYPE before ECONNREFUSED of whom is no listener
    [InlineData("OpenBSD")]
    [InlineData("Linux")]
    public void Permission_comes_before_the_type_and_the_type_before_what_listens(string profile)
    {
        LocalSpace space = WithNodes(profile);
        Assert.Equal(Errno.EPROTOTYPE, space.Create().ConnectTo("/other-type"));
        space.Names.ChangeMode("/other-type", 0);
        Assert.Equal(Errno.EPROTOTYPE, space.Create(LocalSpace.Superuser).ConnectTo("/other-type"));
        Assert.Equal(Errno.EACCES, space.Create(LocalSpace.Other).ConnectTo("/other-type"));
        space.Names.ChangeMode("/closed", 0);
        Assert.Equal(Errno.EACCES, space.Create(LocalSpace.Other).ConnectTo("/closed"));
    }

    [Theory]
    [InlineData("nobody", Errno.ECONNREFUSED)]
    [InlineData("other-type", Errno.ECONNREFUSED)]
    [InlineData("bound", Errno.ECONNREFUSED)]
    [InlineData("listening", Errno.Success)]
    public void Names_that_are_no_paths_are_found_too(string text, Errno expected) // Linux executed
    {
        LocalSpace space = WithNodes("Linux");
        space.Create().Bind(LocalName.OfAbstract("bound"));
        KernelSocket listener = space.Create();
        listener.Bind(LocalName.OfAbstract("listening"));
        listener.Listen(1);
        Assert.Equal(expected, space.Create().Connect(LocalName.OfAbstract(text)));
        Assert.Equal(Errno.EINVAL, new LocalSpace("OpenBSD").Create().Connect(LocalName.OfAbstract(text)));
    }

    [Theory] // S6.8: the credential that is passed decides, not that of the socket
    [InlineData(1000, 100, 0x080, Errno.Success)]
    [InlineData(1000, 100, 0x17F, Errno.EACCES)]
    [InlineData(2000, 100, 0x010, Errno.Success)]
    [InlineData(2000, 100, 0x1EF, Errno.EACCES)]
    [InlineData(2000, 200, 0x002, Errno.Success)]
    [InlineData(2000, 200, 0x1FD, Errno.EACCES)]
    [InlineData(0, 200, 0, Errno.Success)]
    public void The_caller_must_be_allowed_to_write_to_the_node(int user, int group, int mode, Errno expected)
    {
        Credential caller = new(user, group, ProcessId: 9);
        foreach (string profile in (string[])["OpenBSD", "Linux"])
        {
            LocalSpace space = new(profile);
            space.CreateListener("/a");
            Assert.Equal(Errno.Success, space.Names.ChangeMode("/a", mode));
            Assert.Equal(expected, space.Create(new Credential(5000, 500, 10)).ConnectTo("/a", caller));
            Assert.Equal(expected, space.Create(caller).ConnectTo("/a"));
        }
    }

    [Theory] // S6.1, S6.2; Linux executed
    [InlineData("OpenBSD", Errno.EISCONN, Errno.EOPNOTSUPP)]
    [InlineData("Linux", Errno.ENOENT, Errno.ENOENT)]
    [Proves<StackProfile>(nameof(StackProfile.ConnectLooksUpNameFirst))]
    public void Who_is_connected_or_listens_cannot_connect(string profile, Errno connectedToNobody, Errno listenerToNobody)
    {
        LocalSpace space = WithNodes(profile);
        KernelSocket listener = space.CreateListener("/a");
        KernelSocket connected = space.CreateConnected("/a");
        bool isLinux = listenerToNobody == Errno.ENOENT;
        Assert.Equal(Errno.EISCONN, connected.ConnectTo("/a"));
        Assert.Equal(connectedToNobody, connected.ConnectTo("/missing"));
        Assert.Equal(isLinux ? Errno.EINVAL : Errno.EISCONN, connected.Connect(new SocketName(SocketDomain.Unix, default)));
        Assert.Equal(isLinux ? Errno.ECONNREFUSED : Errno.EISCONN, connected.ConnectTo("/bound"));
        Assert.Equal(isLinux ? Errno.EPROTOTYPE : Errno.EISCONN, connected.ConnectTo("/other-type"));
        Assert.Equal(listenerToNobody, listener.ConnectTo("/missing"));
        Assert.Equal("1", connected.SendText("x"));
        Assert.Equal("\"x\"", listener.AcceptOne().ReceiveText(9));
    }

    [Theory] // S6.1; Linux executed
    [InlineData("OpenBSD", Errno.EOPNOTSUPP)]
    [InlineData("Linux", Errno.EINVAL)]
    [Proves<StackProfile>(nameof(StackProfile.ConnectOfListener))]
    public void A_listener_cannot_connect_not_even_to_itself(string profile, Errno expected)
    {
        LocalSpace space = new(profile);
        KernelSocket listener = space.CreateListener("/a");
        space.CreateListener("/b");
        Assert.Equal(expected, listener.ConnectTo("/a"));
        Assert.Equal(expected, listener.ConnectTo("/b"));
        Assert.Equal(expected, space.Stack.ConnectPair(listener, space.Create()));
        Assert.Equal(expected, space.Stack.ConnectPair(space.Create(), listener));
        Assert.Equal(Errno.EAGAIN, listener.AcceptNone());
    }

    [Theory]
    [InlineData("OpenBSD")]
    [InlineData("Linux")]
    public void A_bound_socket_cannot_connect_to_itself(string profile)
    {
        LocalSpace space = new(profile);
        Assert.Equal(Errno.ECONNREFUSED, space.CreateBound("/a").ConnectTo("/a"));
    }

    [Theory] // S5.1, S6.8, S20
    [InlineData("OpenBSD", Errno.ECONNREFUSED)]
    [InlineData("Linux", Errno.EAGAIN)]
    [Proves<StackProfile>(nameof(StackProfile.FullBacklogIsWaitedFor))]
    public void A_full_queue_is_a_refusal_or_a_reason_to_come_again(string profile, Errno full)
    {
        LocalSpace space = new(profile, limits => limits with { MinimumBacklog = 0 });
        KernelSocket listener = space.CreateListener("/a", 0);
        KernelSocket first = space.CreateConnected("/a");
        KernelSocket second = space.Create();
        Assert.Equal(full, second.ConnectTo("/a"));
        Assert.Equal(full, second.StartConnect(LocalName.OfPath("/a")));
        Assert.Equal(SocketState.NonBlocking, second.State);
        Errno full2 = full == Errno.EAGAIN ? Errno.EAGAIN : Errno.EISCONN;
        Assert.Equal(full2, first.ConnectTo("/a")); // Linux executed: before EISCONN
        listener.AcceptOne();
        Assert.Equal(Errno.Success, second.ConnectTo("/a"));
        Assert.Equal(5, space.Stack.Usage.Sockets);
    }

    [Theory]
    [InlineData("refused")]
    [InlineData("cancelled")]
    [InlineData("timed out")]
    public void A_listener_keeps_nobody_who_does_not_wait_for_room_any_more(string why)
    {
        ManualClock clock = new();
        SocketStack stack = new(StackProfile.Linux, new Caller(Way.Inline).Settings(clock), LocalDomain.CreateProtocols());
        KernelSocket listener = LocalSockets.Listener(stack, backlog: 0);
        KernelSocket first = LocalSockets.Client(stack);
        Assert.Equal(Errno.Success, first.ConnectTo("/x"));
        WeakReference second = Connect();
        GC.Collect();
        Assert.False(second.IsAlive);
        Assert.True(listener.IsReadable);
        GC.KeepAlive(first);

        // The socket is in no variable of the test.
        [MethodImpl(MethodImplOptions.NoInlining)]
        WeakReference Connect()
        {
            using CancellationTokenSource cancel = new();
            KernelSocket socket = LocalSockets.Client(stack);
            socket.NonBlocking = why == "refused";
            socket.SetOption(SocketOption.SendTimeout, TimeSpan.FromSeconds(1));
            ValueTask<Errno> call = socket.ConnectAsync(LocalSockets.Name, null, cancel.Token);
            Assert.Equal(why == "refused", call.IsCompleted);
            if (why == "cancelled")
            {
                cancel.Cancel();
            }
            else if (why == "timed out")
            {
                clock.Advance(TimeSpan.FromSeconds(1));
            }

            Assert.True(call.IsCompleted);
            Assert.Equal(why == "cancelled" ? Errno.EINTR : Errno.EAGAIN, call.Result);
            return new WeakReference(socket);
        }
    }

    [Theory] // S6.8; and S5.2 with S10.2: no buffer of no size can be reserved
    [InlineData("OpenBSD")]
    [InlineData("Linux")]
    public void A_listener_that_is_shut_down_refuses(string profile)
    {
        LocalSpace space = new(profile);
        KernelSocket listener = space.CreateListener("/a");
        listener.Shutdown(ShutdownHow.Receive);
        Assert.Equal(Errno.ECONNREFUSED, space.Create().ConnectTo("/a"));
        Assert.Equal(2, space.Stack.Usage.Sockets);
        KernelSocket other = space.CreateListener("/b");
        other.Shutdown(ShutdownHow.Send);
        Assert.Equal(Errno.Success, space.Create().ConnectTo("/b"));
    }

    [Theory]
    [InlineData("OpenBSD", Errno.ENOBUFS)]
    [InlineData("Linux", Errno.ENFILE)]
    [Proves<StackProfile>(nameof(StackProfile.TooManySockets))]
    [Proves<StackLimits>(nameof(StackLimits.MaximumSockets))]
    public void A_connection_is_a_socket_too(string profile, Errno tooMany)
    {
        LocalSpace space = new(profile, limits => limits with { MaximumSockets = 3 });
        KernelSocket listener = space.CreateListener("/a");
        KernelSocket first = space.Create();
        KernelSocket second = space.Create();
        Assert.Equal(tooMany, space.Stack.Create(SocketDomain.Unix, SocketType.Stream, 0, default, out _));
        Assert.Equal(Errno.ECONNREFUSED, first.ConnectTo("/a"));
        Assert.Equal(Errno.EAGAIN, listener.AcceptNone());
        second.Close();
        Assert.Equal(Errno.Success, first.ConnectTo("/a"));
        Assert.Equal(3, space.Stack.Usage.Sockets);
        listener.Close();
        first.Close();
        Assert.Equal(default, space.Stack.Usage);
    }

    [Fact]
    public void A_direction_that_was_shut_down_stays_so() // Linux executed
    {
        LocalSpace space = new("Linux");
        KernelSocket listener = space.CreateListener("/a");
        KernelSocket mute = space.Create();
        mute.Shutdown(ShutdownHow.Send);
        KernelSocket deaf = space.Create();
        deaf.Shutdown(ShutdownHow.Receive);
        Assert.Equal(Errno.Success, mute.ConnectTo("/a"));
        Assert.Equal(Errno.Success, deaf.ConnectTo("/a"));
        KernelSocket peerOfMute = listener.AcceptOne();
        KernelSocket peerOfDeaf = listener.AcceptOne();
        Assert.Equal("EPIPE", mute.SendText("x"));
        Assert.Equal("EAGAIN", peerOfMute.ReceiveText(1));
        Assert.Equal("1", peerOfMute.SendText("x"));
        Assert.Equal("1", deaf.SendText("x"));
        Assert.Equal("EPIPE", peerOfDeaf.SendText("x"));
        Assert.Equal("\"\"", deaf.ReceiveText(1));
    }

    [Theory]
    [InlineData("OpenBSD")]
    [InlineData("Linux")]
    public void A_closed_socket_connects_to_nobody(string profile)
    {
        LocalSpace space = new(profile);
        space.CreateListener("/a");
        KernelSocket socket = space.Create();
        socket.Close();
        Assert.Equal(Errno.EBADF, socket.ConnectTo("/a"));
        Assert.Equal(Errno.EBADF, socket.StartConnect(LocalName.OfPath("/a")));
        Assert.Equal(Errno.EBADF, socket.GetPeerName(out _));
    }

    /// <summary>A name space with one of each kind.</summary>
    private static LocalSpace WithNodes(string profile)
    {
        LocalNames names = new();
        LocalSpace space = new(TestCalls.Profile(profile), names);
        names.AddFile("/file", LocalSpace.User, 0x1FF);
        names.AddFile("/file-of-others", LocalSpace.Other, 0x1C0);
        names.AddDirectory("/directory", LocalSpace.User, 0x1FF);
        Assert.Equal(Errno.Success, space.Create(LocalSpace.Other).BindTo("/of-others"));
        space.CreateListener("/closed").Close();
        space.CreateBound("/bound");
        bool hasAbstractNames = space.Stack.Profile.LocalHasAbstractNames;
        SocketName[] others = hasAbstractNames ? [LocalName.OfAbstract("other-type")] : [];
        foreach (SocketName name in (SocketName[])[LocalName.OfPath("/other-type"), .. others])
        {
            space.Stack.Create(SocketDomain.Unix, SocketType.Seqpacket, 0, LocalSpace.User, out KernelSocket? other);
            Assert.Equal(Errno.Success, other!.Bind(name));
        }

        return space;
    }
}
