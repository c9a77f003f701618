using System.Buffers;

namespace Sockopt.Tests.Core;

/// <summary>One direction of a connection in a stress test. Each byte tells its place in the stream.</summary>
internal sealed class StressStream(KernelSocket from, KernelSocket to, int seed, bool isCutShort)
{
    private readonly int _total = (seed & 0x7FFFFFFF) % 400_000;
    private readonly int[] _sizes = [1, 10, 255, 257, 2000, 4096, 8191, 8192, 20_000, 70_000];
    private volatile bool _isOver;

    public int Sent { get; private set; }

    public int Received { get; private set; }

    public async Task Write(StressActor actor)
    {
        while (Sent < _total)
        {
            int length = Math.Min(_sizes[actor.Random.Next(_sizes.Length)], _total - Sent);
            byte[] data = new byte[length];
            for (int i = 0; i < length; i++)
            {
                data[i] = Pattern(Sent + i);
            }

            using CancellationTokenSource? cancel = actor.Cancel();
            MessageFlags flags = actor.Random.Next(5) == 0 ? MessageFlags.DontWait : MessageFlags.None;
            actor.IsAt($"sends {length} at {Sent} of {_total}, {flags}");
            IoResult result = await Send(actor, data, flags, cancel?.Token ?? default);
            Sent += result.Count;
            if (result.IsSuccess)
            {
                Assert.True(result.Count > 0 || length == 0);
            }
            else if (result.Errno is not (Errno.EAGAIN or Errno.EINTR or Errno.EMSGSIZE))
            {
                EndsEarly(result.Errno);
                break;
            }
        }

        actor.IsAt("shuts down");
        if (actor.Random.Next(2) == 0 && isCutShort)
        {
            from.Close();
        }

        from.Shutdown(ShutdownHow.Send);
        actor.IsAt("over");
    }

    public async Task Read(StressActor actor)
    {
        byte[] buffer = new byte[80_000];
        while (true)
        {
            int length = _sizes[actor.Random.Next(_sizes.Length)];
            MessageFlags flags = actor.Random.Next(6) switch
            {
                0 => MessageFlags.DontWait,
                1 => MessageFlags.Peek,
                2 or 3 => MessageFlags.WaitAll,
                _ => MessageFlags.None,
            };

            // Whoever wants more at once than the writer may send before it is taken waits for ever, on the BSDs too.
            length = flags == MessageFlags.WaitAll ? Math.Min(length, 4096) : length;
            using CancellationTokenSource? cancel = actor.Cancel();
            bool chain = actor.Random.Next(3) == 0;
            actor.IsAt($"receives {length} at {Received} of {_total}, {flags}{(chain ? ", a chain" : string.Empty)}");
            IoResult result = chain
                ? await ReceiveChain(actor, buffer, length, flags, cancel?.Token ?? default)
                : await Receive(actor, buffer, length, flags, cancel?.Token ?? default);
            for (int i = 0; i < result.Count; i++)
            {
                Assert.True(buffer[i] == Pattern(Received + i), $"The byte at {Received + i} is wrong: {actor}");
            }

            Received += flags == MessageFlags.Peek ? 0 : result.Count;
            if (result is { IsSuccess: true, Count: 0 })
            {
                break;
            }

            if (!result.IsSuccess && result.Errno is not (Errno.EAGAIN or Errno.EINTR))
            {
                EndsEarly(result.Errno);
                break;
            }
        }

        _isOver = true;
        actor.IsAt("over");
    }

    /// <summary>Changes options and looks at both ends meanwhile.</summary>
    public async Task Disturb(StressActor actor)
    {
        while (!_isOver)
        {
            KernelSocket socket = actor.Random.Next(2) == 0 ? from : to;
            actor.IsAt("changes options");
            switch (actor.Random.Next(7))
            {
                case 0:
                    socket.SetInt(SocketOption.SendBufferSize.Id, actor.Random.Next(75_000, 150_000));
                    break;
                case 1:
                    socket.SetInt(SocketOption.ReceiveBufferSize.Id, actor.Random.Next(3000, 100_000));
                    break;
                case 2:
                    socket.SetInt(SocketOption.ReceiveLowWater.Id, actor.Random.Next(1, 3000));
                    socket.SetInt(SocketOption.ReceiveLowWater.Id, 1);
                    break;
                case 3:
                    socket.SetOption(SocketOption.ReceiveTimeout, TimeSpan.FromMilliseconds(actor.Random.Next(3)));
                    break;
                case 4:
                    socket.SetOption(SocketOption.SendTimeout, TimeSpan.FromMilliseconds(actor.Random.Next(3)));
                    break;
                case 5:
                    actor.IsAt("polls");
                    await Poll(actor, socket);
                    break;
                default:
                    socket.SetReceiveUpcall((at, _) => at.Poll(PollEvents.In));
                    socket.SetSendUpcall((at, _) => at.Poll(PollEvents.Out));
                    break;
            }

            // Not on a thread that woke it: what it waits for may be what that one does next.
            await actor.Pause();
        }

        actor.IsAt("over");
    }

    /// <summary>Closes one end in the middle of it.</summary>
    public async Task Close(StressActor actor)
    {
        while (Received < _total / 2 && !_isOver)
        {
            actor.IsAt("waits to close");
            await actor.Pause();
        }

        actor.IsAt("closes");
        KernelSocket socket = actor.Random.Next(2) == 0 ? from : to;
        Assert.NotEqual(Errno.ENOBUFS, actor.Blocks ? socket.Close() : await socket.CloseAsync());
        actor.IsAt("over");
    }

    public void Check()
    {
        Assert.InRange(Received, 0, Sent);
        if (!isCutShort)
        {
            Assert.Equal(_total, Sent);
            Assert.Equal(_total, Received);
        }
    }

    private async ValueTask<IoResult> Send(StressActor actor, byte[] data, MessageFlags flags, CancellationToken cancel)
    {
        switch (actor.Random.Next(3))
        {
            case 0:
                return actor.Blocks
                    ? from.Send(data, flags, cancellation: cancel)
                    : await from.SendAsync(data, flags, cancellation: cancel);
            case 1:
                int cut = actor.Random.Next(data.Length + 1);
                ReadOnlySequence<byte> pieces = Pieces.Of(data, cut, actor.Random.Next(cut, data.Length + 1));
                return actor.Blocks
                    ? from.Send(pieces, flags, cancellation: cancel)
                    : await from.SendAsync(pieces, flags, cancellation: cancel);
            default:
                MbufChain chain = LocalSockets.ChainOf(from.Stack, data);
                IoResult result = actor.Blocks
                    ? from.Send(chain, flags, cancellation: cancel)
                    : await from.SendAsync(chain, flags, cancellation: cancel);
                if (!result.IsSuccess)
                {
                    chain.Dispose();
                }

                return result;
        }
    }

    private async ValueTask<IoResult> Receive(
        StressActor actor, byte[] buffer, int length, MessageFlags flags, CancellationToken cancel) => actor.Blocks
        ? to.Receive(buffer.AsSpan(0, length), flags, cancel)
        : await to.ReceiveAsync(buffer.AsMemory(0, length), flags, cancel);

    private async ValueTask<IoResult> ReceiveChain(
        StressActor actor, byte[] buffer, int length, MessageFlags flags, CancellationToken cancel)
    {
        ChainResult result = actor.Blocks
            ? to.ReceiveChain(length, flags, cancel)
            : await to.ReceiveChainAsync(length, flags, cancel);
        int count = result.Chain.Length;
        result.Chain.Sequence.CopyTo(buffer);
        result.Chain.Dispose();
        return new IoResult(count, result.Flags, result.Errno);
    }

    private static async ValueTask<PollEvents> Poll(StressActor actor, KernelSocket socket)
    {
        PollEvents interest = actor.Random.Next(2) == 0 ? PollEvents.In : PollEvents.Out;
        TimeSpan timeout = TimeSpan.FromMilliseconds(actor.Random.Next(3));
        return actor.Blocks ? socket.Poll(interest, timeout) : await socket.PollAsync(interest, timeout);
    }

    private void EndsEarly(Errno error)
    {
        Assert.True(isCutShort, $"It ended with {error} after {Received} of {Sent} of {_total} bytes.");
        Assert.True(error is Errno.EPIPE or Errno.ECONNRESET or Errno.EBADF or Errno.ENOTCONN, $"{error}");
    }

    private byte Pattern(int position) => (byte)((seed + position) ^ (position >> 8) ^ (position >> 16));
}
