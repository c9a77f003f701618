using System.Net.Sockets;
using Sockopt.Tests.Core;

namespace Sockopt.Tests.Profiles;

/// <summary>Where the profiles wait differently: one case on each side, by a clock that only the test moves.</summary>
public sealed class WaitingDifferenceTests
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);

    private readonly ManualClock _clock = new();

    [Theory] // S8.8
    [InlineData("OpenBSD", false)]
    [InlineData("Linux", true)]
    [Proves<StackProfile>(nameof(StackProfile.TimeoutCoversCall))]
    [ProvesOption("SO_SNDTIMEO")]
    public async Task A_timeout_covers_the_call_or_each_of_its_waits(string profile, bool coversCall)
    {
        using LocalPair pair = Pair(profile);
        pair.A.SetOption(SocketOption.SendTimeout, Timeout);
        int size = pair.A.GetInt(SocketOption.SendBufferSize.Id);
        ValueTask<IoResult> send = pair.A.SendAsync(new byte[3 * size]);
        _clock.Advance(TimeSpan.FromSeconds(6));
        pair.B.ReceiveText(size);
        _clock.Advance(TimeSpan.FromSeconds(6));
        Assert.Equal(coversCall, send.IsCompleted);
        _clock.Advance(TimeSpan.FromSeconds(6));
        Assert.Equal(new IoResult(2 * size, MessageFlags.None, Errno.Success), await send);
    }

    [Theory] // S9.4, S9.8
    [InlineData("OpenBSD", 3)]
    [InlineData("Linux", 0)]
    [Proves<StackProfile>(nameof(StackProfile.ReceiveTakesWhileWaiting))]
    [ProvesOption("SO_RCVTIMEO")]
    public async Task What_comes_while_a_receive_waits_for_more_is_taken_or_stays_queued(string profile, int queued)
    {
        using LocalPair pair = Pair(profile);
        pair.B.SetOption(SocketOption.ReceiveTimeout, Timeout);
        ValueTask<IoResult> receive = pair.B.ReceiveAsync(new byte[9], MessageFlags.WaitAll);
        pair.A.SendText("abc");
        Assert.False(receive.IsCompleted);
        Assert.Equal(queued, pair.B.Available);
        _clock.Advance(Timeout);
        IoResult expected = queued > 0
            ? new IoResult(0, MessageFlags.None, Errno.EAGAIN)
            : new IoResult(3, MessageFlags.None, Errno.Success);
        Assert.Equal(expected, await receive);
    }

    [Theory] // S7.4a, b
    [InlineData("OpenBSD", "EPIPE", Errno.ECONNRESET)]
    [InlineData("Linux", "ECONNRESET", Errno.Success)]
    [Proves<StackProfile>(nameof(StackProfile.WaitingSendSeesErrorFirst))]
    public async Task A_send_that_waited_finds_the_error_or_the_broken_pipe_first(string profile, string expected, Errno pending)
    {
        // The BSDs do not reset for unread data, so that the listener has to.
        SocketStack stack = new(
            TestCalls.Profile(profile),
            new StackSettings { Clock = _clock, WakeUpsRunInline = true },
            LocalDomain.CreateProtocols());
        KernelSocket listener = Create(stack);
        listener.Bind(LocalName.OfPath("/a"));
        listener.Listen(1);
        KernelSocket socket = Create(stack);
        socket.Connect(LocalName.OfPath("/a"));
        socket.Send(new byte[socket.GetInt(SocketOption.SendBufferSize.Id)]);
        ValueTask<IoResult> send = socket.SendAsync(new byte[1]);
        listener.Close();
        Assert.Equal(expected, $"{(await send).Errno}");
        Assert.Equal(pending, socket.PendingError());
    }

    [Theory] // S5.4
    [InlineData("OpenBSD", false)]
    [InlineData("Linux", true)]
    [Proves<StackProfile>(nameof(StackProfile.AcceptTimesOut))]
    public async Task An_accept_has_the_timeout_of_a_receive_or_none(string profile, bool timesOut)
    {
        SocketStack stack = new(
            TestCalls.Profile(profile),
            new StackSettings { Clock = _clock, WakeUpsRunInline = true },
            LocalDomain.CreateProtocols());
        KernelSocket listener = Create(stack);
        listener.Bind(LocalName.OfPath("/a"));
        listener.Listen(1);
        listener.SetOption(SocketOption.ReceiveTimeout, Timeout);
        ValueTask<AcceptResult> accept = listener.AcceptAsync();
        _clock.Advance(Timeout);
        Assert.Equal(timesOut, accept.IsCompleted);
        listener.Close();
        Assert.Equal(timesOut ? Errno.EAGAIN : Errno.EBADF, (await accept).Errno);
    }

    [Theory] // S12.3
    [InlineData("OpenBSD", true)]
    [InlineData("Linux", false)]
    [Proves<StackProfile>(nameof(StackProfile.ZeroLingerWaits))]
    [ProvesOption("SO_LINGER")]
    public async Task A_linger_of_no_time_waits_without_a_limit_or_not_at_all(string profile, bool waits)
    {
        SlowProtocol slow = new();
        SocketStack stack = new(
            TestCalls.Profile(profile), new StackSettings { Clock = _clock, WakeUpsRunInline = true }, slow);
        stack.Create(slow.Domain, slow.Type, 0, default, out KernelSocket? socket);
        SlowProtocol.Begin(socket!);
        socket!.SetOption(SocketOption.Linger, new Linger(true, TimeSpan.Zero));
        ValueTask<Errno> close = socket.CloseAsync();
        _clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(!waits, close.IsCompleted);
        SlowProtocol.Finish(socket);
        Assert.Equal(Errno.Success, await close);
    }

    [Theory]
    [InlineData("OpenBSD")]
    [InlineData("Linux")]
    [Proves<StackLimits>(nameof(StackLimits.MaximumWaiters))]
    public async Task One_wait_too_many_is_refused_until_another_ends(string profile)
    {
        StackLimits limits = TestCalls.Profile(profile).DefaultLimits with { MaximumWaiters = 1 };
        using LocalPair pair = new(
            TestCalls.Profile(profile), new StackSettings { Limits = limits, WakeUpsRunInline = true });
        ValueTask<IoResult> first = pair.A.ReceiveAsync(new byte[1]);
        Assert.Equal(Errno.ENOBUFS, (await pair.B.ReceiveAsync(new byte[1])).Errno);
        Assert.Equal("1", pair.B.SendText("x"));
        Assert.Equal(1, (await first).Count);
        ValueTask<IoResult> second = pair.B.ReceiveAsync(new byte[1]);
        Assert.Equal("1", pair.A.SendText("y"));
        Assert.Equal(1, (await second).Count);
    }

    private LocalPair Pair(string profile) =>
        new(TestCalls.Profile(profile), new StackSettings { Clock = _clock, WakeUpsRunInline = true });

    private static KernelSocket Create(SocketStack stack)
    {
        stack.Create(SocketDomain.Unix, SocketType.Stream, 0, LocalPair.User, out KernelSocket? socket);
        return socket!;
    }

    /// <summary>A protocol whose connections are still there after a disconnect.</summary>
    private sealed class SlowProtocol()
        : Protocol(SocketDomain.InterNetwork, SocketType.Stream, number: 7, ProtocolFlags.ConnectionRequired)
    {
        public static void Begin(KernelSocket socket)
        {
            using (Hold(socket))
            {
                SetConnected(socket);
            }
        }

        public static void Finish(KernelSocket socket)
        {
            using (Hold(socket))
            {
                SetDisconnected(socket);
            }
        }

        protected internal override Errno Attach(KernelSocket socket) => Reserve(socket, 100, 100);

        protected internal override void Detach(KernelSocket socket)
        {
        }

        protected internal override Errno Disconnect(KernelSocket socket) => Errno.Success;
    }
}
