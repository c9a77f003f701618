using System.Text;

namespace Sockopt.Tests.Core;

/// <summary>Upcalls: when they come, with what, and what they may do (S8.7).</summary>
public sealed class UpcallTests
{
    [Theory]
    [InlineData("OpenBSD")]
    [InlineData("Linux")]
    public void They_tell_of_data_space_and_the_end(string profile)
    {
        using LocalPair pair = new(TestCalls.Profile(profile));
        List<string> told = [];
        pair.A.SetSendUpcall((socket, state) => told.Add($"{state} {socket == pair.A}"), "space");
        pair.B.SetReceiveUpcall((socket, state) => told.Add($"{state} {socket == pair.B}"), "data");
        pair.A.SendText("abc");
        Assert.Equal(["data True"], told);
        pair.B.ReceiveText(1);
        Assert.Equal(["data True", "space True"], told);
        pair.B.ReceiveText(2, MessageFlags.Peek);
        Assert.Equal(2, told.Count);
        pair.A.Shutdown(ShutdownHow.Send);
        Assert.Equal(2, told.Count(what => what == "space True"));
        Assert.Equal(2, told.Count(what => what == "data True"));
    }

    [Fact]
    public void They_tell_of_a_connection_to_accept_and_of_an_error()
    {
        SlowProtocol slow = new();
        using KernelSocket listener = slow.CreateSocket(StackProfile.OpenBsd, new StackSettings());
        listener.Listen(1);
        int told = 0;
        listener.SetReceiveUpcall((_, _) => told++);
        KernelSocket child = slow.Arrive(listener)!;
        Assert.Equal(0, told);
        slow.Complete(child);
        Assert.Equal(1, told);
        SlowProtocol.Report(listener, Errno.ENETDOWN);
        Assert.Equal(2, told);
    }

    [Fact]
    public void The_last_one_that_was_registered_counts()
    {
        using LocalPair pair = new(StackProfile.OpenBsd);
        List<object?> told = [];
        pair.B.SetReceiveUpcall((_, state) => told.Add(state), 1);
        pair.B.SetReceiveUpcall((_, state) => told.Add(state), 2);
        pair.A.SendText("a");
        pair.B.SetReceiveUpcall(null);
        pair.A.SendText("b");
        Assert.Equal([2], told);
        pair.A.SetSendUpcall((_, state) => told.Add(state), 3);
        pair.A.SetSendUpcall(null);
        pair.B.ReceiveText(9);
        Assert.Equal([2], told);
    }

    [Theory] // S8.9
    [InlineData("OpenBSD")]
    [InlineData("Linux")]
    public async Task One_that_sends_while_a_sequence_is_sent_comes_behind_it(string profile)
    {
        using LocalPair pair = new(TestCalls.Profile(profile));
        byte[] buffer = new byte[100];
        string received = "";
        pair.B.SetReceiveUpcall((socket, _) =>
        {
            received += Encoding.ASCII.GetString(buffer, 0, socket.Receive(buffer).Count);
            socket.SendText("?");
        });
        bool hasAnswered = false;
        pair.A.SetReceiveUpcall((socket, _) =>
        {
            if (!hasAnswered)
            {
                hasAnswered = true;
                socket.Send("!"u8);
            }
        });
        Task<IoResult> send = Task.Factory.StartNew(
            () => pair.A.Send(Pieces.Of("abcdef"u8.ToArray(), 2, 4)),
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default);
        Assert.Equal(6, (await send.WaitAsync(Caller.Patience)).Count);
        Assert.Equal("abcdef!", received);
    }

    [Fact]
    public void Several_events_may_be_told_by_one_call()
    {
        using LocalPair pair = new(StackProfile.OpenBsd);
        int told = 0;
        pair.B.SetReceiveUpcall((_, _) => told++);
        pair.A.Send(Pieces.Of(new byte[10], 3, 6)); // nothing comes between the pieces
        Assert.Equal(1, told);
        told = 0;
        pair.A.Close(); // it can neither receive nor send any more, and is disconnected
        Assert.Equal(1, told);
    }

    [Theory] // S8.9 for the sequences
    [InlineData("OpenBSD", false)]
    [InlineData("OpenBSD", true)]
    [InlineData("Linux", false)]
    [InlineData("Linux", true)]
    public void Two_that_answer_each_other_do_not_recur(string profile, bool inSequences)
    {
        int expected = inSequences ? 100 : 20_000;
        using LocalPair pair = new(TestCalls.Profile(profile));
        int depth = 0;
        int deepest = 0;
        int rounds = 0;
        pair.A.SetReceiveUpcall(Answer);
        pair.B.SetReceiveUpcall(Answer);
        pair.A.SendText("x");
        Assert.Equal(expected, rounds);
        Assert.Equal(1, deepest);

        void Answer(KernelSocket socket, object? state)
        {
            deepest = Math.Max(deepest, ++depth);
            if (rounds < expected && socket.ReceiveText(2) is "\"x\"" or "\"xx\"")
            {
                rounds++;
                _ = inSequences ? socket.Send(Pieces.Of("xx"u8.ToArray(), 1)) : socket.Send("x"u8);
            }

            depth--;
        }
    }

    [Theory]
    [InlineData("OpenBSD")]
    [InlineData("Linux")]
    public void A_thread_that_sleeps_in_one_lets_the_others_come_first(string profile)
    {
        SocketStack stack = LocalPair.LocalStack(TestCalls.Profile(profile));
        using LocalPair events = new(stack);
        using LocalPair other = new(stack);
        byte[] buffer = new byte[3];
        int received = 0;

        // One event, two upcalls: the first waits for what the second sends.
        events.B.SetReceiveUpcall((_, _) => received = other.B.Receive(buffer).Count);
        events.B.SetSendUpcall((_, _) => other.A.SendText("abc"));
        Task call = Task.Run(() => events.A.Close());
        Caller.Ends(call);
        Assert.Equal(3, received);
        Assert.Equal(0, stack.Usage.Waiters);
    }

    [Theory]
    [MemberData(nameof(Caller.Everywhere), MemberType = typeof(Caller))]
    public void One_may_make_a_call_that_waits_for_another_thread(string profile, Way way)
    {
        Caller caller = new(way);
        using LocalPair pair = caller.Pair(profile);
        using LocalPair other = new(pair.Stack);
        byte[] buffer = new byte[3];
        pair.B.SetReceiveUpcall((_, _) => other.B.Receive(buffer, MessageFlags.WaitAll));
        Task call = Task.Run(() => pair.A.SendText("x"));
        Caller.SpinUntil(() => pair.Stack.Usage.Waiters == 1, "The upcall does not wait.");
        other.A.SendText("abc");
        Caller.Ends(call);
        Assert.Equal("abc"u8.ToArray(), buffer);
    }
}
