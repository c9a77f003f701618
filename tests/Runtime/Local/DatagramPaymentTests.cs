using System.Net.Sockets;
using Sockopt.Tests.Core;

namespace Sockopt.Tests.Local;

/// <summary>On Linux the sender of a local datagram pays until it is taken, whether or not the two have one lock
/// (S7.9).</summary>
public sealed class DatagramPaymentTests
{
    private static readonly SocketName Unspecified = new(SocketDomain.Unspecified, default);

    private readonly LocalSpace _space = new("Linux");

    /// <summary>How the sender reaches the receiver: as one of a pair, by a connect, by name, and by a connect while the
    /// receiver has the lock of somebody else.</summary>
    public static TheoryData<string> Relations => ["pair", "connected", "named", "other lock"];

    [Theory]
    [MemberData(nameof(Relations))]
    public void What_is_taken_is_paid_back(string relation)
    {
        (KernelSocket a, KernelSocket b) = Two(relation);
        Send(a, relation, 100);
        Send(a, relation, 9000);
        Send(a, relation, 0);
        Assert.Equal((9100, 3L), MessagePayment.Of(a));
        b.Receive(new byte[100], MessageFlags.Peek);
        Assert.Equal((9100, 3L), MessagePayment.Of(a));
        b.Receive(new byte[1]);
        Assert.Equal((9000, 2L), MessagePayment.Of(a));
        b.ReceiveChain(9000).Chain.Dispose();
        Assert.Equal((0, 1L), MessagePayment.Of(a));
        b.ReceiveMessage(new byte[1]);
        Assert.Equal((0, 0L), MessagePayment.Of(a));
        a.Close();
        b.Close();
        Assert.Equal(0, _space.Stack.Usage.Mbufs);
    }

    [Theory]
    [MemberData(nameof(Relations))]
    public void What_is_lost_with_the_receiver_is_paid_back(string relation)
    {
        (KernelSocket a, KernelSocket b) = Two(relation);
        Send(a, relation, 100);
        Send(a, relation, 9000);
        b.Close();
        Assert.Equal((0, 0L), MessagePayment.Of(a));
        Assert.Equal(PollEvents.Out, a.Poll(PollEvents.Out) & PollEvents.Out);
        a.Close();
        Assert.Equal(0, _space.Stack.Usage.Mbufs);
    }

    [Theory] // S6.11
    [InlineData("pair")]
    [InlineData("named")]
    public void What_is_dropped_by_a_reconnect_is_paid_back(string relation)
    {
        (KernelSocket a, KernelSocket b) = Two(relation);
        Send(a, relation, 100);
        if (relation == "named")
        {
            _space.CreateBound("/c", SocketType.Dgram);
            Assert.Equal(Errno.Success, b.ConnectTo("/c"));
        }

        Assert.Equal((100, 1L), MessagePayment.Of(a));
        Assert.Equal(Errno.Success, b.Connect(Unspecified));
        Assert.Equal((0, 0L), MessagePayment.Of(a));
        Assert.Equal("EAGAIN", b.ReceiveText(9));
    }

    [Theory]
    [MemberData(nameof(Relations))]
    public void A_sender_that_is_closed_is_paid_back_all_the_same(string relation)
    {
        (KernelSocket a, KernelSocket b) = Two(relation);
        Send(a, relation, 100);
        Send(a, relation, 3);
        a.Close();
        Assert.Equal(100, b.Receive(new byte[200]).Count);
        Assert.Equal(3, b.Receive(new byte[200]).Count);
        Assert.Equal((0, 0L), MessagePayment.Of(a));
        Assert.Equal("EAGAIN", b.ReceiveText(9));
    }

    [Fact]
    public void Who_talks_to_itself_pays_itself()
    {
        KernelSocket a = _space.CreateBound("/a", SocketType.Dgram);
        a.ConnectTo("/a");
        Assert.Equal("5", a.SendText("hello"));
        Assert.Equal((5, 1L), MessagePayment.Of(a));
        Assert.Equal("\"hello\"", a.ReceiveText(9));
        Assert.Equal((0, 0L), MessagePayment.Of(a));
    }

    [Fact] // its lock becomes another one while it is owed something
    public void Who_pays_may_be_connected_meanwhile()
    {
        (KernelSocket a, KernelSocket b) = Two("named");
        Send(a, "named", 100);
        KernelSocket c = _space.CreateBound("/c", SocketType.Dgram);
        Assert.Equal(Errno.Success, a.ConnectTo("/c"));
        Send(a, "connected", 10);
        Assert.Equal((110, 2L), MessagePayment.Of(a));
        b.Receive(new byte[9]);
        Assert.Equal((10, 1L), MessagePayment.Of(a));
        c.Receive(new byte[9]);
        Assert.Equal((0, 0L), MessagePayment.Of(a));
    }

    [Fact]
    public void Many_messages_that_are_dropped_at_once_are_paid_back_together()
    {
        KernelSocket receiver = _space.CreateBound("/b", SocketType.Dgram);
        KernelSocket[] senders = [.. Enumerable.Range(0, 3).Select(_ => _space.Create(SocketType.Dgram))];
        foreach (KernelSocket sender in senders)
        {
            Array.ForEach(new int[3], _ => Send(sender, "named", 50));
        }

        int told = 0;
        senders[0].SetSendUpcall((socket, _) =>
        {
            told++;
            Assert.Equal((0, 0L), MessagePayment.Of(socket));
        });
        receiver.Close();
        Assert.Equal(1, told);
        Assert.All(senders, sender => Assert.Equal((0, 0L), MessagePayment.Of(sender)));
    }

    private static void Send(KernelSocket socket, string relation, int length) =>
        Assert.Equal(length, socket.Send(new byte[length], to: relation == "named" ? LocalName.OfPath("/b") : null).Count);

    private (KernelSocket Sender, KernelSocket Receiver) Two(string relation)
    {
        if (relation == "pair")
        {
            return _space.CreatePair(SocketType.Dgram);
        }

        KernelSocket receiver = _space.CreateBound("/b", SocketType.Dgram);
        KernelSocket sender = _space.CreateBound("/a", SocketType.Dgram);
        if (relation != "named")
        {
            Assert.Equal(Errno.Success, sender.ConnectTo("/b"));
        }

        if (relation == "other lock")
        {
            _space.CreateBound("/c", SocketType.Dgram);
            Assert.Equal(Errno.Success, receiver.ConnectTo("/c"));
            Assert.Equal(Errno.Success, receiver.Connect(Unspecified));
        }

        Assert.Equal(relation == "connected", sender.Gate == receiver.Gate);
        return (sender, receiver);
    }
}
