using System.Net.Sockets;
using static Sockopt.Tests.Core.TestCalls;

namespace Sockopt.Tests.Core;

/// <summary>Sockets that lie in each other's buffers, and that nobody else refers to, are found and closed (S12.7,
/// unp_gc).</summary>
public sealed class RightsCycleTests
{
    [Theory]
    [InlineData("OpenBSD")]
    [InlineData("Linux")]
    public void A_socket_on_its_way_may_hold_messages_without_rights(string profile)
    {
        SocketStack stack = LocalPair.LocalStack(Profile(profile));
        using LocalPair inner = new(stack, SocketType.Dgram);
        using LocalPair outer = new(stack, SocketType.Dgram);
        inner.A.SendText("x");
        inner.A.SendMessage("z"u8, [new TestFile()]);
        SocketFile file = new(inner.B);
        outer.A.SendMessage("y"u8, [file]);
        file.Release();
        Assert.Equal("\"x\"", inner.B.ReceiveText(9));
    }

    [Theory]
    [MemberData(nameof(RightsLimitTests.Kinds), MemberType = typeof(RightsLimitTests))]
    public void A_socket_that_lies_in_itself_is_closed(string profile, SocketType type)
    {
        SocketStack stack = LocalPair.LocalStack(Profile(profile));
        LocalPair pair = new(stack, type);
        SocketFile file = new(pair.B);
        Assert.Equal(1, pair.A.SendMessage("x"u8, [file]).Count);
        Assert.Equal(2, stack.Usage.Sockets);
        file.Release();
        Assert.Equal(1, stack.Usage.Sockets);
        Assert.Equal(0, stack.Usage.PassedRights);
        pair.A.Close();
        Assert.Equal(default, stack.Usage);
    }

    [Theory] // rings of several sockets, and more than one reference from one to the next
    [InlineData("OpenBSD", 2)]
    [InlineData("OpenBSD", 3)]
    [InlineData("Linux", 2)]
    [InlineData("Linux", 3)]
    [InlineData("Linux", 20)]
    public void A_ring_of_sockets_is_closed(string profile, int length)
    {
        foreach (SocketType type in (SocketType[])[SocketType.Stream, SocketType.Dgram, SocketType.Seqpacket])
        {
            SocketStack stack = LocalPair.LocalStack(Profile(profile));
            Ring ring = new(stack, type, length);
            for (int i = 0; i < length - 1; i++)
            {
                ring.Files[i].Release();
                Assert.Equal(2 * length, stack.Usage.Sockets);
            }

            Assert.Equal(2 * length, stack.Usage.PassedRights);
            ring.Files[^1].Release();
            Assert.Equal(0, stack.Usage.PassedRights);
            Assert.Equal(length, stack.Usage.Sockets);
            ring.CloseSenders();
            Assert.Equal(default, stack.Usage);
        }
    }

    [Theory] // both ends: nobody is left at all
    [MemberData(nameof(RightsLimitTests.Kinds), MemberType = typeof(RightsLimitTests))]
    public void Two_ends_that_lie_in_each_other_are_closed(string profile, SocketType type)
    {
        SocketStack stack = LocalPair.LocalStack(Profile(profile));
        LocalPair pair = new(stack, type);
        SocketFile a = new(pair.A);
        SocketFile b = new(pair.B);
        Assert.Equal(1, pair.A.SendMessage("x"u8, [a]).Count);
        Assert.Equal(1, pair.B.SendMessage("y"u8, [b]).Count);
        a.Release();
        Assert.Equal(2, stack.Usage.Sockets);
        b.Release();
        Assert.Equal(default, stack.Usage);
    }

    [Theory]
    [MemberData(nameof(RightsLimitTests.Kinds), MemberType = typeof(RightsLimitTests))]
    public void A_ring_that_somebody_refers_to_stays(string profile, SocketType type)
    {
        SocketStack stack = LocalPair.LocalStack(Profile(profile));
        Ring ring = new(stack, type, 3);
        TestFile unrelated = new();
        ring.Senders[1].SendMessage("z"u8, [unrelated]);
        ring.Files[1].AddReference();
        Array.ForEach(ring.Files, file => file.Release());
        Assert.Equal(6, stack.Usage.Sockets);
        Assert.Equal(7, stack.Usage.PassedRights);

        // What lies in it is still to be had: it leads around.
        MessageResult received = ring.Files[1].Socket.ReceiveMessage(new byte[1]);
        Assert.All(received.Rights, file => Assert.Same(ring.Files[0], file));
        Assert.NotEmpty(received.Rights);
        received.Rights.ToList().ForEach(file => file.Release());
        Assert.Equal(6, stack.Usage.Sockets);
        unrelated.Release();
        Assert.Equal(0, unrelated.TimesClosed);
        ring.Files[1].Release();
        Assert.Equal(1, unrelated.TimesClosed);
        Assert.Equal(3, stack.Usage.Sockets);
        ring.CloseSenders();
        Assert.Equal(default, stack.Usage);
    }

    [Theory] // the reference is in a socket that is no part of the ring
    [MemberData(nameof(RightsLimitTests.Kinds), MemberType = typeof(RightsLimitTests))]
    public void A_ring_that_lies_in_a_socket_that_somebody_has_stays_until_that_is_closed(string profile, SocketType type)
    {
        SocketStack stack = LocalPair.LocalStack(Profile(profile));
        Ring ring = new(stack, type, 2);
        LocalPair holder = new(stack, type);
        Assert.Equal(1, holder.A.SendMessage("x"u8, [ring.Files[0]]).Count);
        Array.ForEach(ring.Files, file => file.Release());
        Assert.Equal(6, stack.Usage.Sockets);
        Assert.Equal(5, stack.Usage.PassedRights);
        holder.B.Close();
        Assert.Equal(0, stack.Usage.PassedRights);
        Assert.Equal(3, stack.Usage.Sockets);
        holder.A.Close();
        ring.CloseSenders();
        Assert.Equal(default, stack.Usage);
    }

    [Theory] // a connection that nobody has accepted is reached by its listener alone
    [InlineData("OpenBSD", SocketType.Stream)]
    [InlineData("OpenBSD", SocketType.Seqpacket)]
    [InlineData("Linux", SocketType.Stream)]
    [InlineData("Linux", SocketType.Seqpacket)]
    public void A_listener_that_lies_in_its_own_unaccepted_connection(string profile, SocketType type)
    {
        SocketStack stack = LocalPair.LocalStack(Profile(profile));
        KernelSocket listener = LocalSockets.Create(stack, SocketDomain.Unix, type);
        listener.Bind(LocalSockets.Name);
        listener.Listen(5);
        KernelSocket client = LocalSockets.Create(stack, SocketDomain.Unix, type);
        client.Connect(LocalSockets.Name);
        SocketFile file = new(listener);
        Assert.Equal(1, client.SendMessage("x"u8, [file]).Count);
        file.AddReference();
        file.Release();
        Assert.Equal(3, stack.Usage.Sockets);
        file.Release();
        Assert.Equal(0, stack.Usage.PassedRights);
        Assert.Equal(1, stack.Usage.Sockets);
        client.Close();
        Assert.Equal(default, stack.Usage);
    }

    [Theory]
    [InlineData("OpenBSD", SocketType.Stream)]
    [InlineData("OpenBSD", SocketType.Seqpacket)]
    [InlineData("Linux", SocketType.Stream)]
    [InlineData("Linux", SocketType.Seqpacket)]
    public void A_listener_and_a_socket_in_its_queue_that_hold_each_other(string profile, SocketType type)
    {
        SocketStack stack = LocalPair.LocalStack(Profile(profile));
        KernelSocket listener = LocalSockets.Create(stack, SocketDomain.Unix, type);
        listener.Bind(LocalSockets.Name);
        listener.Listen(5);
        KernelSocket client = LocalSockets.Create(stack, SocketDomain.Unix, type);
        client.Connect(LocalSockets.Name);
        LocalPair pair = new(stack, type);
        SocketFile listening = new(listener);
        SocketFile held = new(pair.B);
        Assert.Equal(1, client.SendMessage("x"u8, [held]).Count);
        Assert.Equal(1, pair.A.SendMessage("y"u8, [listening]).Count);
        listening.Release();
        Assert.Equal(5, stack.Usage.Sockets);
        held.Release();
        Assert.Equal(2, stack.Usage.Sockets);
        Assert.Equal(0, stack.Usage.PassedRights);
        client.Close();
        pair.A.Close();
        Assert.Equal(default, stack.Usage);
    }

    [Theory] // it is accepted before the last reference goes
    [InlineData("OpenBSD", SocketType.Stream)]
    [InlineData("Linux", SocketType.Seqpacket)]
    public void An_accepted_connection_gives_out_what_it_holds(string profile, SocketType type)
    {
        SocketStack stack = LocalPair.LocalStack(Profile(profile));
        KernelSocket listener = LocalSockets.Create(stack, SocketDomain.Unix, type);
        listener.Bind(LocalSockets.Name);
        listener.Listen(5);
        KernelSocket client = LocalSockets.Create(stack, SocketDomain.Unix, type);
        client.Connect(LocalSockets.Name);
        SocketFile file = new(listener);
        client.SendMessage("x"u8, [file]);
        listener.Accept(out KernelSocket? accepted);
        file.Release();
        Assert.Equal(3, stack.Usage.Sockets);
        Assert.Same(file, Assert.Single(accepted!.ReceiveMessage(new byte[1]).Rights));
        file.Release();
        Assert.Equal(2, stack.Usage.Sockets);
        accepted.Close();
        client.Close();
        Assert.Equal(default, stack.Usage);
    }

    [Theory] // each closes the next, without any of them on the stack
    [InlineData("OpenBSD")]
    [InlineData("Linux")]
    public void A_long_chain_of_sockets_in_sockets_goes_at_once(string profile)
    {
        const int Length = 1000;
        SocketStack stack = LocalPair.LocalStack(Profile(profile));
        SocketFile? inner = null;
        for (int i = 0; i < Length; i++)
        {
            LocalPair pair = new(stack, SocketType.Dgram);
            if (inner is not null)
            {
                Assert.Equal(1, pair.A.SendMessage("x"u8, [inner]).Count);
                inner.Release();
            }

            pair.A.Close();
            inner = new SocketFile(pair.B);
        }

        Assert.Equal(Length, stack.Usage.Sockets);
        inner!.Release();
        Assert.Equal(default, stack.Usage);
    }

    // Each lies twice in the next one, the last one in the first.
    private sealed class Ring
    {
        public Ring(SocketStack stack, SocketType type, int length)
        {
            LocalPair[] pairs = [.. Enumerable.Range(0, length).Select(_ => new LocalPair(stack, type))];
            Files = [.. pairs.Select(pair => new SocketFile(pair.B))];
            Senders = [.. pairs.Select(pair => pair.A)];
            for (int i = 0; i < length; i++)
            {
                SocketFile file = Files[i];
                KernelSocket next = Senders[(i + 1) % length];
                Assert.Equal(1, next.SendMessage("x"u8, [file]).Count);
                Assert.Equal(1, next.SendMessage("y"u8, [file]).Count);
            }
        }

        public SocketFile[] Files { get; }

        public KernelSocket[] Senders { get; }

        public void CloseSenders() => Array.ForEach(Senders, sender => sender.Close());
    }
}
