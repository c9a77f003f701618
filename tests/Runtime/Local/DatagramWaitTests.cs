using System.Net.Sockets;
using Sockopt.Tests.Core;

namespace Sockopt.Tests.Local;

/// <summary>On Linux a send waits for room at the receiver, or for what the sender has paid (S7.9, S8.7).</summary>
public sealed class DatagramWaitTests
{
    private static readonly SocketName Name = LocalName.OfPath("/b");
    private static readonly SocketName Unspecified = new(SocketDomain.Unspecified, default);

    /// <summary>What makes room, in each way of waiting.</summary>
    public static TheoryData<string, Way> Rooms
    {
        get
        {
            TheoryData<string, Way> rooms = [];
            foreach (string how in (string[])["take", "chain", "message", "connects"])
            {
                Array.ForEach(Enum.GetValues<Way>(), way => rooms.Add(how, way));
            }

            return rooms;
        }
    }

    [Theory]
    [MemberData(nameof(Rooms))]
    public void A_send_by_name_goes_on_when_there_is_room(string how, Way way)
    {
        Room room = new(way);
        room.FillReceiver();
        Task<IoResult> call = room.Caller.SendTo(room.Sender, "late"u8.ToArray(), Name);
        Caller.StillWaits(call, room.Stack);
        switch (how)
        {
            case "take":
                room.Receiver.Receive(new byte[1]);
                break;
            case "chain":
                room.Receiver.ReceiveChain(1).Chain.Dispose();
                break;
            case "message":
                room.Receiver.ReceiveMessage(new byte[1]);
                break;
            default:
                // A peer is not counted.
                room.Sender.Bind(LocalName.OfPath("/a"));
                Assert.Equal(Errno.Success, room.Receiver.Connect(LocalName.OfPath("/a")));
                room.Receiver.Receive(new byte[1]);
                break;
        }

        Assert.Equal(4, Caller.ResultOf(call).Count);
        Assert.Contains("late", room.Drain());
        room.Close();
    }

    [Theory]
    [MemberData(nameof(Caller.Ways), MemberType = typeof(Caller))]
    public void All_who_wait_for_room_are_told(Way way)
    {
        Room room = new(way);
        room.FillReceiver();
        using KernelSocket second = LocalSockets.Create(room.Stack, SocketDomain.Unix, SocketType.Dgram);
        Task<IoResult>[] calls =
        [
            room.Caller.SendTo(room.Sender, "one"u8.ToArray(), Name),
            room.Caller.SendTo(second, "two"u8.ToArray(), Name),
        ];
        Caller.StillWaits(calls[1], room.Stack, waiters: 2);
        List<string> messages = room.Drain();
        Assert.All(calls, call => Assert.Equal(3, Caller.ResultOf(call).Count));
        messages.AddRange(room.Drain());
        Assert.Equal(["one", "two"], messages.TakeLast(2).Order());
        second.Close();
        room.Close();
    }

    [Theory] // S6.11: what lay there is dropped
    [MemberData(nameof(Caller.Ways), MemberType = typeof(Caller))]
    public void A_send_goes_on_when_the_receiver_changes_its_peer(Way way)
    {
        Room room = new(way);
        using KernelSocket peer = LocalSockets.Create(room.Stack, SocketDomain.Unix, SocketType.Dgram);
        peer.Bind(LocalName.OfPath("/c"));
        room.FillReceiver();
        Task<IoResult> call = room.Caller.SendTo(room.Sender, "late"u8.ToArray(), Name);
        Assert.Equal(Errno.Success, room.Receiver.Connect(LocalName.OfPath("/c")));
        Caller.StillWaits(call, room.Stack);
        Assert.Equal(Errno.Success, room.Receiver.Connect(Unspecified));
        Assert.Equal(4, Caller.ResultOf(call).Count);
        Assert.Contains("late", room.Drain());
        peer.Close();
        room.Close();
    }

    [Theory]
    [InlineData("close", Errno.ECONNREFUSED, Way.Thread)]
    [InlineData("close", Errno.ECONNREFUSED, Way.Pool)]
    [InlineData("close", Errno.ECONNREFUSED, Way.Inline)]
    [InlineData("shutdown", Errno.EPIPE, Way.Thread)]
    [InlineData("shutdown", Errno.EPIPE, Way.Pool)]
    [InlineData("shutdown", Errno.EPIPE, Way.Inline)]
    [InlineData("connects", Errno.EPERM, Way.Thread)]
    [InlineData("connects", Errno.EPERM, Way.Pool)]
    [InlineData("connects", Errno.EPERM, Way.Inline)]
    public void A_send_ends_when_there_will_be_no_room(string how, Errno expected, Way way)
    {
        foreach (bool isConnected in (bool[])[false, true])
        {
            Room room = new(way);
            room.FillReceiver();
            if (isConnected)
            {
                Assert.Equal(Errno.Success, room.Sender.Connect(Name));
            }

            Task<IoResult> call = isConnected
                ? room.Caller.Send(room.Sender, new byte[1])
                : room.Caller.SendTo(room.Sender, new byte[1], Name);
            Caller.StillWaits(call, room.Stack);
            switch (how)
            {
                case "close":
                    room.Receiver.Close();
                    break;
                case "shutdown":
                    room.Receiver.Shutdown(ShutdownHow.Receive);
                    break;
                default:
                    // It is found when there is room again, as on Linux.
                    using (KernelSocket other = LocalSockets.Create(room.Stack, SocketDomain.Unix, SocketType.Dgram))
                    {
                        other.Bind(LocalName.OfPath("/c"));
                        Assert.Equal(Errno.Success, room.Receiver.Connect(LocalName.OfPath("/c")));
                        room.Receiver.Receive(new byte[1]);
                    }

                    break;
            }

            Assert.Equal(expected, Caller.ResultOf(call).Errno);
            room.Close();
        }
    }

    [Theory]
    [MemberData(nameof(Caller.Ways), MemberType = typeof(Caller))]
    public void A_send_goes_elsewhere_when_its_socket_is_connected_elsewhere(Way way)
    {
        Room room = new(way);
        room.FillReceiver();
        using KernelSocket other = LocalSockets.Create(room.Stack, SocketDomain.Unix, SocketType.Dgram);
        other.Bind(LocalName.OfPath("/c"));
        Assert.Equal(Errno.Success, room.Sender.Connect(Name));
        Task<IoResult> call = room.Caller.Send(room.Sender, "x"u8.ToArray());
        Caller.StillWaits(call, room.Stack);
        Assert.Equal(Errno.Success, room.Sender.Connect(LocalName.OfPath("/c")));
        Assert.Equal(1, Caller.ResultOf(call).Count);
        Assert.Equal("\"x\"", other.ReceiveText(9));
        other.Close();
        room.Close();
    }

    [Theory]
    [MemberData(nameof(Caller.Ways), MemberType = typeof(Caller))]
    public void A_send_that_is_cancelled_or_closed_sends_nothing(Way way)
    {
        Room room = new(way);
        int before = room.FillReceiver();
        using CancellationTokenSource cancel = new();
        Assert.Equal(Errno.Success, room.Sender.Connect(Name));
        Task<IoResult> call = room.Caller.Send(room.Sender, new byte[1], cancel: cancel.Token);
        Caller.StillWaits(call, room.Stack);
        cancel.Cancel();
        Assert.Equal(Errno.EINTR, Caller.ResultOf(call).Errno);
        call = room.Caller.Send(room.Sender, new byte[1]);
        Caller.StillWaits(call, room.Stack);
        room.Sender.Shutdown(ShutdownHow.Send);
        Assert.Equal(Errno.EPIPE, Caller.ResultOf(call).Errno);
        Assert.Equal(before, room.Drain().Count);
        room.Close();
    }

    [Theory] // S8.8
    [MemberData(nameof(Caller.Ways), MemberType = typeof(Caller))]
    public void A_send_waits_as_long_as_its_timeout(Way way)
    {
        ManualClock clock = new();
        Room room = new(way, clock);
        room.FillReceiver();
        room.Sender.SetOption(SocketOption.SendTimeout, TimeSpan.FromSeconds(2));
        Task<IoResult> call = room.Caller.SendTo(room.Sender, new byte[1], Name);
        Caller.StillWaits(call, room.Stack);
        clock.AwaitSettings(1);
        clock.Advance(TimeSpan.FromSeconds(1));
        Caller.StillWaits(call, room.Stack);
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(Errno.EAGAIN, Caller.ResultOf(call).Errno);
        room.Close();
    }

    [Theory] // S7.4f
    [MemberData(nameof(Caller.Ways), MemberType = typeof(Caller))]
    public void A_send_waits_for_what_the_sender_has_paid(Way way)
    {
        foreach (SocketType type in (SocketType[])[SocketType.Dgram, SocketType.Seqpacket])
        {
            Caller caller = new(way);
            using LocalPair pair = new(StackProfile.Linux, caller.Settings(), type);
            int count = LocalSockets.FillMessages(pair.A);
            Task<IoResult> call = caller.Send(pair.A, "x"u8.ToArray());
            Caller.StillWaits(call, pair.Stack);
            Assert.Equal(PollEvents.None, pair.A.Poll(PollEvents.Out));
            pair.B.Receive(new byte[1000]);
            Assert.Equal(1, Caller.ResultOf(call).Count);
            for (int i = 0; i < count - 1; i++)
            {
                Assert.Equal(1000, pair.B.Receive(new byte[2000]).Count);
            }

            Assert.Equal("\"x\"", pair.B.ReceiveText(9));
            Assert.Equal(0, MessagePayment.Of(pair.A).Bytes);
        }
    }

    [Theory] // S17.1
    [InlineData("take", Way.Thread)]
    [InlineData("take", Way.Pool)]
    [InlineData("take", Way.Inline)]
    [InlineData("close", Way.Thread)]
    [InlineData("close", Way.Pool)]
    [InlineData("close", Way.Inline)]
    [InlineData("dissolve", Way.Thread)]
    [InlineData("dissolve", Way.Pool)]
    [InlineData("dissolve", Way.Inline)]
    public void A_poll_at_a_full_peer_goes_on_when_there_is_room(string how, Way way)
    {
        foreach (bool hasOtherLock in (bool[])[false, true])
        {
            Room room = new(way);
            room.FillReceiver();
            Assert.Equal(Errno.Success, room.Sender.Connect(Name));
            if (hasOtherLock)
            {
                using KernelSocket other = LocalSockets.Create(room.Stack, SocketDomain.Unix, SocketType.Dgram);
                other.Bind(LocalName.OfPath("/c"));
                Assert.Equal(Errno.Success, room.Receiver.Connect(LocalName.OfPath("/c")));
                Assert.Equal(Errno.Success, room.Receiver.Connect(Unspecified));
                room.FillReceiver();
                Assert.NotSame(room.Sender.Gate, room.Receiver.Gate);
            }

            Assert.Equal(PollEvents.None, room.Sender.Poll(PollEvents.Out));
            Task<PollEvents> call = room.Caller.Poll(room.Sender, PollEvents.Out, Timeout.InfiniteTimeSpan);
            Caller.StillWaits(call, room.Stack);
            switch (how)
            {
                case "take":
                    room.Receiver.Receive(new byte[1]);
                    break;
                case "close":
                    room.Receiver.Close();
                    break;
                default:
                    room.Sender.Connect(Unspecified);
                    break;
            }

            Assert.Equal(PollEvents.Out, Caller.ResultOf(call));
            room.Close();
        }
    }

    // A receiver with a name, somebody who fills it, and somebody who wants to send to it.
    private sealed class Room
    {
        private readonly KernelSocket _other;

        public Room(Way way, TimeProvider? clock = null)
        {
            Caller = new Caller(way);
            Stack = new SocketStack(StackProfile.Linux, Caller.Settings(clock), LocalDomain.CreateProtocols());
            Receiver = LocalSockets.Create(Stack, SocketDomain.Unix, SocketType.Dgram);
            Sender = LocalSockets.Create(Stack, SocketDomain.Unix, SocketType.Dgram);
            _other = LocalSockets.Create(Stack, SocketDomain.Unix, SocketType.Dgram);
            Receiver.Bind(Name);
        }

        public Caller Caller { get; }

        public SocketStack Stack { get; }

        public KernelSocket Receiver { get; }

        public KernelSocket Sender { get; }

        public int FillReceiver()
        {
            int count = 0;
            while (_other.Send([0], MessageFlags.DontWait, Name).IsSuccess)
            {
                count++;
            }

            return count;
        }

        public List<string> Drain()
        {
            List<string> messages = [];
            byte[] buffer = new byte[9];
            IoResult result;
            while ((result = Receiver.Receive(buffer, MessageFlags.DontWait)).IsSuccess)
            {
                messages.Add(System.Text.Encoding.ASCII.GetString(buffer, 0, result.Count));
            }

            return messages;
        }

        public void Close()
        {
            Receiver.Close();
            Sender.Close();
            Assert.Equal((0, 0L), MessagePayment.Of(_other));
            _other.Close();
            Assert.Equal(default, Stack.Usage);
        }
    }
}
