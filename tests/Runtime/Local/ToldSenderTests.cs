using System.Net.Sockets;
using Sockopt.Tests.Core;
using Sockopt.Tests.Profiles;

namespace Sockopt.Tests.Local;

/// <summary>What a receiver is told about who sent a message or bytes (S9.5, S18.3). What Linux does was executed.</summary>
public sealed class ToldSenderTests
{
    private static readonly SocketName Name = LocalName.OfPath("/a");

    [Theory]
    [InlineData("OpenBSD", false, false)]
    [InlineData("Linux", true, true)]
    [Proves<StackProfile>(nameof(StackProfile.LocalDatagramNameIsLate))]
    public void The_name_that_the_sender_had_or_has(string profile, bool afterwards, bool onceClosed)
    {
        using LocalPair pair = new(TestCalls.Profile(profile), SocketType.Dgram);
        pair.A.SendText("x");
        pair.A.SendText("y");
        pair.A.BindTo("/a");
        Assert.Equal(afterwards, pair.B.ReceiveMessage(new byte[1]).Sender == Name);
        pair.A.Close();
        Assert.Equal(onceClosed, pair.B.ReceiveMessage(new byte[1]).Sender == Name);
    }

    [Theory]
    [InlineData("OpenBSD", 16)]
    [InlineData("Linux", 0)]
    public void A_sender_without_a_name(string profile, int length)
    {
        using LocalPair pair = new(TestCalls.Profile(profile), SocketType.Dgram);
        pair.A.SendText("x");
        Assert.Equal(length, pair.B.ReceiveMessage(new byte[1]).Sender?.Length ?? 0);
    }

    [Theory]
    [InlineData("OpenBSD", SocketType.Stream)]
    [InlineData("OpenBSD", SocketType.Seqpacket)]
    [InlineData("Linux", SocketType.Stream)]
    [InlineData("Linux", SocketType.Seqpacket)]
    public void What_a_peer_sent_that_is_gone_still_tells_on_whose_behalf(string profile, SocketType type)
    {
        using LocalPair pair = new(TestCalls.Profile(profile), type);
        pair.A.SendText("x");
        pair.A.Close();
        Assert.Equal(LocalPair.User, pair.B.ReceiveMessage(new byte[1]).Credential);
    }

    [Fact] // S6.2: where a connection is not for life
    public void The_present_peer_is_told_and_not_the_one_before()
    {
        LocalSpace space = new("OpenBSD");
        using KernelSocket client = space.Create(LocalSpace.Superuser);
        foreach (Credential owner in (Credential[])[LocalSpace.User, LocalSpace.Other])
        {
            using KernelSocket listener = space.Create(owner);
            listener.BindTo($"/{owner.UserId}");
            listener.Listen(1);
            Assert.Equal(Errno.Success, client.Connect(LocalName.OfPath($"/{owner.UserId}")));
            using KernelSocket accepted = listener.AcceptOne();
            Assert.Equal("1", accepted.SendText("x"));
            Assert.Equal(owner, client.ReceiveMessage(new byte[1]).Credential);
        }
    }

    [Theory]
    [InlineData("OpenBSD")]
    [InlineData("Linux")]
    public void Each_message_tells_its_own_sender_and_it_can_be_answered(string profile)
    {
        LocalSpace space = new(profile);
        using KernelSocket server = space.Create(SocketType.Dgram);
        using KernelSocket a = space.Create(SocketType.Dgram);
        using KernelSocket b = space.Create(SocketType.Dgram, LocalSpace.User with { ProcessId = 77 });
        server.BindTo("/server");
        a.BindTo("/a");
        b.BindTo("/b");
        Assert.Equal(1, a.Send("1"u8, to: LocalName.OfPath("/server")).Count);
        Assert.Equal(1, b.Send("2"u8, to: LocalName.OfPath("/server")).Count);
        foreach ((KernelSocket client, string path) in ((KernelSocket, string)[])[(a, "/a"), (b, "/b")])
        {
            MessageResult looked = server.ReceiveMessage(new byte[1], MessageFlags.Peek);
            MessageResult received = server.ReceiveMessage(new byte[1]);
            Assert.Equal(LocalName.OfPath(path), received.Sender);
            Assert.Equal(looked.Sender, received.Sender);
            Assert.Equal(client.Credential, received.Credential);
            Assert.Equal(1, server.Send("!"u8, to: received.Sender).Count);
            Assert.Equal("\"!\"", client.ReceiveText(9));
        }
    }

    [Theory] // S9.5
    [InlineData("OpenBSD", false)]
    [InlineData("Linux", true)]
    [Proves<StackProfile>(nameof(StackProfile.ConnectionTellsSender))]
    public void A_connection_tells_who_is_at_the_other_end(string profile, bool isTold)
    {
        foreach (SocketType type in (SocketType[])[SocketType.Stream, SocketType.Seqpacket])
        {
            LocalSpace space = new(profile);
            using KernelSocket listener = space.CreateListener("/a", type: type);
            using KernelSocket client = space.Create(type, LocalSpace.Superuser);
            client.ConnectTo("/a");
            using KernelSocket accepted = listener.AcceptOne();
            Assert.Equal("1", accepted.SendText("x"));
            MessageResult looked = client.ReceiveMessage(new byte[1], MessageFlags.Peek);
            MessageResult received = client.ReceiveMessage(new byte[1]);
            Assert.Equal(isTold ? Name : null, looked.Sender);
            Assert.Equal(isTold ? Name : null, received.Sender);
            Assert.Equal(LocalSpace.User, received.Credential);
            Assert.Equal("1", accepted.SendText("y"));
            accepted.Close();
            Assert.Equal(isTold ? Name : null, client.ReceiveMessage(new byte[1]).Sender);
            Assert.Equal("1", space.CreateConnected("/a", type: type).SendText("x"));
            using KernelSocket second = listener.AcceptOne();
            Assert.Null(second.ReceiveMessage(new byte[1]).Sender);
        }
    }
}
