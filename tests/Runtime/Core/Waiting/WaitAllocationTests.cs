using System.Runtime.CompilerServices;

namespace Sockopt.Tests.Core;

/// <summary>Calls that wait allocate nothing once they are warm. With wake-ups that run inline, all of it happens on one
/// thread, where it can be measured. A timer of the system's clock and a cancellation count as well: both are made once
/// and used again.</summary>
public sealed class WaitAllocationTests
{
    private static readonly StackSettings Inline = new() { WakeUpsRunInline = true };

    [Theory]
    [InlineData("OpenBSD", 100, false)]
    [InlineData("OpenBSD", 20_000, false)]
    [InlineData("OpenBSD", 100, true)]
    [InlineData("Linux", 100, false)]
    [InlineData("Linux", 100_000, true)]
    public void A_receive_that_waits(string profile, int size, bool hasTimeoutAndCancellation)
    {
        using CancellationTokenSource cancel = new();
        using LocalPair pair = new(TestCalls.Profile(profile), Inline);
        byte[] buffer = new byte[size];
        if (hasTimeoutAndCancellation)
        {
            pair.B.SetOption(SocketOption.ReceiveTimeout, TimeSpan.FromHours(1));
        }

        CancellationToken token = hasTimeoutAndCancellation ? cancel.Token : default;
        Assert.Equal(0, Allocation.Of(() =>
        {
            ValueTask<IoResult> receive = pair.B.ReceiveAsync(buffer, cancellation: token);
            bool waits = !receive.IsCompleted;
            pair.A.Send(buffer);
            return waits && receive.GetAwaiter().GetResult().Count == size;
        }));
    }

    [Theory]
    [InlineData("OpenBSD")]
    [InlineData("Linux")]
    public void A_receive_of_a_chain_that_waits(string profile)
    {
        using LocalPair pair = new(TestCalls.Profile(profile), Inline);
        byte[] buffer = new byte[20_000];
        Assert.Equal(0, Allocation.Of(() =>
        {
            ValueTask<ChainResult> receive = pair.B.ReceiveChainAsync(buffer.Length);
            bool waits = !receive.IsCompleted;
            pair.A.Send(buffer);
            ChainResult result = receive.GetAwaiter().GetResult();
            int length = result.Chain.Length;
            result.Chain.Dispose();
            return waits && length == buffer.Length;
        }));
    }

    [Theory]
    [InlineData("OpenBSD")]
    [InlineData("Linux")]
    public void A_send_that_waits(string profile)
    {
        using LocalPair pair = new(TestCalls.Profile(profile), Inline);
        byte[] buffer = new byte[pair.A.GetInt(SocketOption.SendBufferSize.Id)];
        Assert.Equal(0, Allocation.Of(() =>
        {
            pair.A.Send(buffer);
            ValueTask<IoResult> send = pair.A.SendAsync(buffer);
            bool waits = !send.IsCompleted;
            int received = pair.B.Receive(buffer).Count;
            received += pair.B.Receive(buffer).Count;
            return waits && send.GetAwaiter().GetResult().Count == buffer.Length && received == 2 * buffer.Length;
        }));
    }

    [Theory]
    [InlineData("OpenBSD")]
    [InlineData("Linux")]
    public void A_poll_that_waits_and_one_whose_time_is_over(string profile)
    {
        ManualClock clock = new();
        using LocalPair pair = new(TestCalls.Profile(profile), Inline with { Clock = clock });
        byte[] buffer = new byte[1];
        Assert.Equal(0, Allocation.Of(() =>
        {
            ValueTask<PollEvents> poll = pair.B.PollAsync(PollEvents.In, TimeSpan.FromSeconds(1));
            ValueTask<PollEvents> late = pair.A.PollAsync(PollEvents.In, TimeSpan.FromSeconds(1));
            pair.A.Send(buffer);
            clock.Advance(TimeSpan.FromSeconds(2));
            pair.B.Receive(buffer);
            return poll.GetAwaiter().GetResult() == PollEvents.In && late.GetAwaiter().GetResult() == PollEvents.None;
        }));
    }

    [Theory]
    [InlineData("OpenBSD")]
    [InlineData("Linux")]
    public void A_continuation_is_not_wrapped(string profile)
    {
        using LocalPair pair = new(TestCalls.Profile(profile), Inline);
        byte[] buffer = new byte[1];
        Echo echo = new(pair.B);
        echo.Start();
        Assert.Equal(0, Allocation.Of(() =>
            pair.A.Send(buffer).Count == 1 && pair.A.Receive(buffer, MessageFlags.DontWait).Count == 1));
        Assert.Equal(Allocation.Steps, echo.Rounds);
    }

    [Theory]
    [InlineData("OpenBSD")]
    [InlineData("Linux")]
    public void A_thread_that_waits(string profile)
    {
        using LocalPair pair = new(TestCalls.Profile(profile));
        Task sending = Task.Factory.StartNew(
            () =>
            {
                try
                {
                    for (int i = 0; i < Allocation.Steps; i++)
                    {
                        Caller.SpinUntil(() => pair.B.CountWaiters() == 1, "The receive does not wait.");
                        pair.A.Send([1]);
                    }
                }
                finally
                {
                    pair.A.Shutdown(ShutdownHow.Send);
                }
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default);
        byte[] buffer = new byte[1];
        Assert.Equal(0, Allocation.Of(() => pair.B.Receive(buffer).Count == 1));
        Caller.Ends(sending);
    }

    // Sends back what it receives, without the machinery of an async method.
    private sealed class Echo
    {
        private readonly KernelSocket _socket;
        private readonly Action _continue;
        private readonly byte[] _buffer = new byte[1];
        private ConfiguredValueTaskAwaitable<IoResult>.ConfiguredValueTaskAwaiter _receive;

        public Echo(KernelSocket socket)
        {
            _socket = socket;
            _continue = GoOn;
        }

        public int Rounds { get; private set; }

        public void Start()
        {
#pragma warning disable CA2012 // It is consumed once, in the continuation.
            _receive = _socket.ReceiveAsync(_buffer).ConfigureAwait(false).GetAwaiter();
#pragma warning restore CA2012
            _receive.UnsafeOnCompleted(_continue);
        }

        private void GoOn()
        {
            if (_receive.GetResult().Count == 1)
            {
                Rounds++;
                _socket.Send(_buffer);
                Start();
            }
        }
    }
}
