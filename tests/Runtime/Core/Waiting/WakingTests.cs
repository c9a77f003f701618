using System.Buffers;
using Sockopt.Tests.Profiles;

namespace Sockopt.Tests.Core;

/// <summary>A receive and a send that wait are woken by what they wait for, and by nothing less.</summary>
public sealed class WakingTests
{
    [Theory] // S8.8
    [MemberData(nameof(Caller.Everywhere), MemberType = typeof(Caller))]
    public void A_receive_waits_for_data(string profile, Way way)
    {
        Caller caller = new(way);
        using LocalPair pair = caller.Pair(profile);
        byte[] buffer = new byte[10];
        Task<IoResult> call = caller.Receive(pair.B, buffer);
        Caller.StillWaits(call, pair.Stack);
        pair.A.SendText("abc");
        Assert.Equal("abc", Caller.TextOf(call, buffer));
        Assert.Equal(0, pair.Stack.Usage.Waiters);
    }

    [Theory]
    [MemberData(nameof(Caller.Everywhere), MemberType = typeof(Caller))]
    public void A_receive_of_a_chain_waits_for_data(string profile, Way way)
    {
        Caller caller = new(way);
        using LocalPair pair = caller.Pair(profile);
        Task<ChainResult> call = caller.ReceiveChain(pair.B, 10);
        Caller.StillWaits(call, pair.Stack);
        pair.A.SendText("abc");
        using MbufChain chain = Caller.ResultOf(call).Chain;
        Assert.Equal("abc"u8.ToArray(), chain.Sequence.ToArray());
    }

    [Theory] // S9.4, S10, S12
    [MemberData(nameof(Caller.Everywhere), MemberType = typeof(Caller))]
    public void A_receive_ends_with_the_stream(string profile, Way way)
    {
        Caller caller = new(way);
        Action<LocalPair>[] ends =
        [
            pair => pair.A.Shutdown(ShutdownHow.Send), // the peer's shutdown
            pair => pair.B.Shutdown(ShutdownHow.Receive), // its own, by another thread
            pair => pair.A.Close(),
        ];
        foreach (Action<LocalPair> end in ends)
        {
            using LocalPair pair = caller.Pair(profile);
            byte[] buffer = new byte[10];
            Task<IoResult> call = caller.Receive(pair.B, buffer);
            Caller.StillWaits(call, pair.Stack);
            end(pair);
            Assert.Equal(string.Empty, Caller.TextOf(call, buffer));
        }
    }

    [Theory] // S7.4, S10, S12
    [MemberData(nameof(Caller.Everywhere), MemberType = typeof(Caller))]
    public void A_send_ends_with_the_stream(string profile, Way way)
    {
        Caller caller = new(way);
        Action<LocalPair>[] ends =
        [
            pair => pair.A.Shutdown(ShutdownHow.Send),
            pair => pair.B.Close(),
            pair => pair.B.Shutdown(ShutdownHow.Both),
        ];
        foreach (Action<LocalPair> end in profile == "Linux" ? ends : ends[..2])
        {
            using LocalPair pair = caller.Pair(profile);
            LocalSockets.Fill(pair.A);
            Task<IoResult> call = caller.Send(pair.A, new byte[10]);
            Caller.StillWaits(call, pair.Stack);
            end(pair);
            Errno expected = profile == "Linux" && pair.B.Available == 0 && end == ends[1] ? Errno.ECONNRESET : Errno.EPIPE;
            Assert.Equal(expected, Caller.ResultOf(call).Errno);
        }
    }

    [Theory] // S10.2: shutting down the receiver frees the space, where it drops what is queued
    [MemberData(nameof(Caller.Ways), MemberType = typeof(Caller))]
    public void A_send_goes_on_when_the_receiver_drops_what_is_queued(Way way)
    {
        Caller caller = new(way);
        using LocalPair pair = caller.Pair("OpenBSD");
        LocalSockets.Fill(pair.A);
        Task<IoResult> call = caller.Send(pair.A, new byte[10]);
        Caller.StillWaits(call, pair.Stack);
        pair.B.Shutdown(ShutdownHow.Receive);
        Assert.Equal(10, Caller.ResultOf(call).Count);
    }

    [Theory] // S7.4f
    [MemberData(nameof(Caller.Everywhere), MemberType = typeof(Caller))]
    public void A_send_waits_for_space_and_sends_all(string profile, Way way)
    {
        Caller caller = new(way);
        using LocalPair pair = caller.Pair(profile);
        int size = pair.A.GetInt(SocketOption.SendBufferSize.Id);
        byte[] data = new byte[(3 * size) + 5];
        new Random(1).NextBytes(data);
        Task<IoResult> call = caller.Send(pair.A, data);
        Caller.StillWaits(call, pair.Stack);
        Assert.Equal(data, ReceiveAll(pair.B, data.Length));
        Assert.Equal(data.Length, Caller.ResultOf(call).Count);
    }

    [Theory] // S7.4: a stream does not see where a piece ends
    [MemberData(nameof(Caller.Everywhere), MemberType = typeof(Caller))]
    public void A_send_of_a_sequence_waits_for_space_and_sends_all(string profile, Way way)
    {
        Caller caller = new(way);
        using LocalPair pair = caller.Pair(profile);
        byte[] data = new byte[(2 * pair.A.GetInt(SocketOption.SendBufferSize.Id)) + 5000];
        new Random(1).NextBytes(data);
        Task<IoResult> call = caller.Send(pair.A, Pieces.Of(data, 0, 1, 7000, 7000, 30_000, 40_000, data.Length - 10));
        Caller.StillWaits(call, pair.Stack);
        Assert.Equal(data, ReceiveAll(pair.B, data.Length));
        Assert.Equal(data.Length, Caller.ResultOf(call).Count);
    }

    [Theory] // what the peer receives in its upcall wakes the send within its attempt; twice, as the call is used again
    [InlineData("OpenBSD")]
    [InlineData("Linux")]
    public void A_send_of_a_sequence_may_be_over_before_its_attempt_returns(string profile)
    {
        Caller caller = new(Way.Inline);
        using LocalPair pair = caller.Pair(profile);
        int size = pair.A.GetInt(SocketOption.SendBufferSize.Id);
        byte[] buffer = new byte[size];
        List<byte> received = [];
        pair.B.SetReceiveUpcall((socket, _) =>
        {
            for (int count; (count = socket.Receive(buffer, MessageFlags.DontWait).Count) > 0;)
            {
                received.AddRange(buffer.AsSpan(0, count));
            }
        });
        for (int round = 0; round < 2; round++)
        {
            byte[] data = new byte[(3 * size) + 5000];
            new Random(round).NextBytes(data);
            received.Clear();
            Task<IoResult> call = caller.Send(pair.A, Pieces.Of(data, 1, 7000, size + 10, 2 * size, data.Length - 10));
            Assert.Equal(data.Length, Caller.ResultOf(call).Count);
            Assert.Equal(data, received);
        }

        Assert.Equal(0, pair.Stack.Usage.Waiters);
    }

    [Theory] // S7: top is sent as a whole
    [MemberData(nameof(Caller.Everywhere), MemberType = typeof(Caller))]
    public void A_send_of_a_chain_waits_for_space_for_all_of_it(string profile, Way way)
    {
        Caller caller = new(way);
        using LocalPair pair = caller.Pair(profile);
        int size = pair.A.GetInt(SocketOption.SendBufferSize.Id);
        LocalSockets.Fill(pair.A);
        Task<IoResult> call = caller.Send(pair.A, LocalSockets.ChainOf(pair.Stack, new byte[5000]));
        ReceiveAll(pair.B, 4999);
        Caller.StillWaits(call, pair.Stack);
        ReceiveAll(pair.B, 1);
        Assert.Equal(5000, Caller.ResultOf(call).Count);
        ReceiveAll(pair.B, size);
    }

    [Theory] // S7.4f: less than the low-water mark is not worth a wake-up
    [MemberData(nameof(Caller.Ways), MemberType = typeof(Caller))]
    public void A_send_waits_for_as_much_space_as_the_low_water_mark(Way way)
    {
        Caller caller = new(way);
        using LocalPair pair = caller.Pair("OpenBSD");
        LocalSockets.Fill(pair.A);
        Task<IoResult> call = caller.Send(pair.A, new byte[3000]);
        ReceiveAll(pair.B, 2047);
        Caller.StillWaits(call, pair.Stack);
        Assert.Equal(32768 - 2047, pair.B.Available);
        ReceiveAll(pair.B, 1);
        Caller.SpinUntil(() => pair.B.Available == 32768, "The send did not go on.");
        pair.A.Shutdown(ShutdownHow.Send);
        Assert.Equal(2048, Caller.ResultOf(call).Count);
    }

    [Theory] // S13.5
    [MemberData(nameof(Caller.Everywhere), MemberType = typeof(Caller))]
    public void A_send_goes_on_when_the_buffer_grows(string profile, Way way)
    {
        Caller caller = new(way);
        using LocalPair pair = caller.Pair(profile);
        int size = pair.A.GetInt(SocketOption.SendBufferSize.Id);
        LocalSockets.Fill(pair.A);
        Task<IoResult> call = caller.Send(pair.A, new byte[10]);
        Caller.StillWaits(call, pair.Stack);
        pair.A.SetInt(SocketOption.SendBufferSize.Id, size + 5000);
        Assert.Equal(10, Caller.ResultOf(call).Count);
    }

    [Theory] // S9.4; Linux has taken the bytes by then
    [MemberData(nameof(Caller.Ways), MemberType = typeof(Caller))]
    public void A_receive_goes_on_when_the_low_water_mark_is_lowered(Way way)
    {
        Caller caller = new(way);
        using LocalPair pair = caller.Pair("OpenBSD");
        pair.B.SetInt(SocketOption.ReceiveLowWater.Id, 10);
        pair.A.SendText("abc");
        byte[] buffer = new byte[20];
        Task<IoResult> call = caller.Receive(pair.B, buffer);
        Caller.StillWaits(call, pair.Stack);
        pair.B.SetInt(SocketOption.ReceiveLowWater.Id, 3);
        Assert.Equal("abc", Caller.TextOf(call, buffer));
    }

    [Theory] // S9.4a, S7.4b
    [MemberData(nameof(Caller.Everywhere), MemberType = typeof(Caller))]
    public void An_error_ends_a_receive_and_a_send(string profile, Way way)
    {
        Caller caller = new(way);
        SlowProtocol slow = new();
        using KernelSocket socket = slow.CreateSocket(TestCalls.Profile(profile), caller.Settings());
        slow.Complete(socket);
        LocalSockets.Fill(socket);
        foreach (Func<Task<IoResult>> begin in (Func<Task<IoResult>>[])
            [() => caller.Receive(socket, new byte[4]), () => caller.Send(socket, new byte[4])])
        {
            Task<IoResult> call = begin();
            Caller.StillWaits(call, socket.Stack);
            SlowProtocol.Report(socket, Errno.ENETDOWN);
            Assert.Equal(Errno.ENETDOWN, Caller.ResultOf(call).Errno);
            Assert.Equal(Errno.Success, socket.PendingError());
        }
    }

    [Theory] // S7.4a, b; the BSDs do not reset for unread data, so that the listener has to
    [InlineData("OpenBSD", Errno.EPIPE, Errno.ECONNRESET)]
    [InlineData("Linux", Errno.ECONNRESET, Errno.Success)]
    [Proves<StackProfile>(nameof(StackProfile.WaitingSendSeesErrorFirst))]
    public void A_send_that_waited_finds_the_error_or_the_broken_pipe_first(string profile, Errno expected, Errno pending)
    {
        Caller caller = new(Way.Inline);
        SocketStack stack = new(TestCalls.Profile(profile), caller.Settings(), LocalDomain.CreateProtocols());
        KernelSocket listener = LocalSockets.Listener(stack, backlog: 1);
        using KernelSocket socket = LocalSockets.Client(stack);
        Assert.Equal(Errno.Success, socket.Connect(LocalSockets.Name));
        LocalSockets.Fill(socket);
        Task<IoResult> call = caller.Send(socket, new byte[1]);
        Caller.StillWaits(call, stack);
        listener.Close();
        Assert.Equal(expected, Caller.ResultOf(call).Errno);
        Assert.Equal(pending, socket.PendingError());
    }

    [Theory] // S7.4a, b: in whatever form it is sent
    [InlineData(false, Errno.EPIPE)]
    [InlineData(true, Errno.ENETDOWN)]
    public void A_chain_or_a_message_that_waited_finds_what_the_profile_sees_first(bool seesErrorFirst, Errno expected)
    {
        StackProfile profile = StackProfile.OpenBsd with { WaitingSendSeesErrorFirst = seesErrorFirst };
        Caller caller = new(Way.Inline);
        foreach (ProtocolFlags flags in (ProtocolFlags[])[ProtocolFlags.None, ProtocolFlags.Atomic])
        {
            SlowProtocol slow = new(ProtocolFlags.ConnectionRequired | flags);
            using KernelSocket socket = slow.CreateSocket(profile, caller.Settings());
            slow.Complete(socket);
            LocalSockets.Fill(socket);
            using MbufChain chain = LocalSockets.ChainOf(socket.Stack, "x"u8);
            Task<IoResult> call = flags == ProtocolFlags.None ? caller.Send(socket, chain) : caller.Send(socket, "x"u8.ToArray());
            Caller.StillWaits(call, socket.Stack);
            SlowProtocol.ReportAndDisconnect(socket, Errno.ENETDOWN);
            Assert.Equal(expected, Caller.ResultOf(call).Errno);
        }
    }

    [Theory] // S7.4d: urgent data may overdraw the buffer by 1024 bytes
    [InlineData(false)]
    [InlineData(true)]
    public void Urgent_data_waits_for_the_space_that_it_lacks(bool asChain)
    {
        Caller caller = new(Way.Inline);
        SlowProtocol slow = new();
        using KernelSocket socket = slow.CreateSocket(StackProfile.OpenBsd, caller.Settings());
        slow.Complete(socket);
        LocalSockets.Fill(socket);
        using MbufChain chain = LocalSockets.ChainOf(socket.Stack, new byte[2000]);
        Task<IoResult> call = asChain
            ? socket.SendAsync(chain, MessageFlags.OutOfBand).AsTask()
            : caller.Send(socket, new byte[2000], MessageFlags.OutOfBand);
        Caller.StillWaits(call, socket.Stack);
        SlowProtocol.TakeSent(socket, 975);
        Caller.StillWaits(call, socket.Stack);
        SlowProtocol.TakeSent(socket, 1);
        Assert.Equal(Errno.EOPNOTSUPP, Caller.ResultOf(call).Errno);
    }

    [Theory]
    [MemberData(nameof(Caller.Ways), MemberType = typeof(Caller))]
    public void What_a_protocol_delivers_ends_a_receive(Way way)
    {
        Caller caller = new(way);
        SlowProtocol slow = new(ProtocolFlags.None);
        using KernelSocket socket = slow.CreateSocket(StackProfile.OpenBsd, caller.Settings());
        Task<IoResult> call = caller.Receive(socket, new byte[4]);
        Caller.StillWaits(call, socket.Stack);
        SlowProtocol.Deliver(socket, "abc"u8);
        Assert.Equal(3, Caller.ResultOf(call).Count);
    }

    [Theory] // S11
    [MemberData(nameof(Caller.Everywhere), MemberType = typeof(Caller))]
    public void A_connection_that_begins_to_go_ends_a_receive(string profile, Way way)
    {
        Caller caller = new(way);
        SlowProtocol slow = new();
        using KernelSocket socket = slow.CreateSocket(TestCalls.Profile(profile), caller.Settings());
        slow.Complete(socket);
        Task<IoResult> call = caller.Receive(socket, new byte[1]);
        Caller.StillWaits(call, socket.Stack);
        EchoProtocol.Move(socket, ConnectionStep.Disconnecting);
        Assert.Equal(0, Caller.ResultOf(call).Count);
        SlowProtocol.Finish(socket);
    }

    [Theory] // S9.4: BSD leaves the bytes until there are enough
    [MemberData(nameof(Caller.Ways), MemberType = typeof(Caller))]
    public void Who_is_not_woken_now_is_woken_later(Way way)
    {
        Caller caller = new(way);
        using LocalPair pair = caller.Pair("OpenBSD");
        Task<IoResult>[] calls = [.. Enumerable.Range(0, 2).Select(
            _ => caller.Receive(pair.B, new byte[4], MessageFlags.WaitAll))];
        pair.A.SendText("a");
        Caller.StillWaits(calls[0], pair.Stack, waiters: 2);
        pair.A.SendText("bcdefgh");
        Assert.All(calls, call => Assert.Equal(4, Caller.ResultOf(call).Count));
    }

    [Theory]
    [MemberData(nameof(Caller.Ways), MemberType = typeof(Caller))]
    public void Whoever_leaves_the_others_still_wait(Way way)
    {
        Caller caller = new(way);
        for (int leaving = 0; leaving < 3; leaving++)
        {
            using LocalPair pair = caller.Pair("Linux");
            CancellationTokenSource[] cancels = [new(), new(), new()];
            Task<IoResult>[] calls = [.. cancels.Select(cancel => caller.Receive(pair.B, new byte[1], cancel: cancel.Token))];
            cancels[leaving].Cancel();
            Assert.Equal(Errno.EINTR, Caller.ResultOf(calls[leaving]).Errno);
            Assert.Equal(2, pair.B.CountWaiters());
            pair.A.SendText("ab");
            Assert.All(calls, call => Assert.True(call.Wait(Caller.Patience)));
            Assert.Equal(2, calls.Sum(call => call.Result.Count));
            Array.ForEach(cancels, cancel => cancel.Dispose());
        }
    }

    [Fact] // S7.4a: it has found no space, and that is a wait, also if it comes to nothing
    public void A_send_that_is_about_to_wait_finds_the_error_first()
    {
        ManualClock clock = new();
        Caller caller = new(Way.Inline);
        using LocalPair pair = caller.Pair("Linux", clock);
        LocalSockets.Fill(pair.A);
        pair.A.SetOption(SocketOption.SendTimeout, TimeSpan.FromSeconds(1));
        clock.Used = _ =>
        {
            clock.Used = null;
            pair.B.Close();
        };
        Assert.Equal(Errno.ECONNRESET, Caller.ResultOf(caller.Send(pair.A, new byte[1])).Errno);
    }

    [Theory]
    [MemberData(nameof(Caller.Everywhere), MemberType = typeof(Caller))]
    public void Closing_ends_every_call_that_waits_there(string profile, Way way)
    {
        Caller caller = new(way);
        using LocalPair pair = caller.Pair(profile);
        LocalSockets.Fill(pair.A);
        KernelSocket listener = LocalSockets.Listener(pair.Stack, backlog: 1);
        Task<AcceptResult> accept = caller.Accept(listener);
        Task<IoResult> receive = caller.Receive(pair.A, new byte[1]);
        Task<IoResult> send = caller.Send(pair.A, new byte[1]);
        Task<PollEvents> poll = caller.Poll(pair.A, PollEvents.In, Timeout.InfiniteTimeSpan);
        Caller.StillWaits(send, pair.Stack, waiters: 4);
        pair.A.Close();
        listener.Close();
        Assert.Equal(Errno.EBADF, Caller.ResultOf(receive).Errno);
        Assert.Equal(Errno.EBADF, Caller.ResultOf(send).Errno);
        Assert.Equal(PollEvents.Invalid, Caller.ResultOf(poll));
        Assert.Equal(Errno.EBADF, Caller.ResultOf(accept).Errno);
        Assert.Equal(0, pair.Stack.Usage.Waiters);
    }

    // A receive that waits, on this thread: what is received is what another call sends meanwhile.
    private static byte[] ReceiveAll(KernelSocket socket, int count)
    {
        byte[] all = new byte[count];
        for (int taken = 0; taken < count;)
        {
            IoResult result = Caller.ResultOf(new Caller(Way.Thread).Receive(socket, all.AsMemory(taken)));
            Assert.Equal(Errno.Success, result.Errno);
            taken += result.Count;
        }

        return all;
    }
}
