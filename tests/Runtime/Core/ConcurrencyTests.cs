using System.Buffers;
using System.Diagnostics;
using static Sockopt.Tests.Core.TestCalls;

namespace Sockopt.Tests.Core;

public sealed class ConcurrencyTests
{
    [Theory]
    [InlineData("OpenBSD")]
    [InlineData("Linux")]
    public async Task Bytes_that_two_threads_exchange_stay_in_order(string profile)
    {
        const int Total = 4_000_000;
        LocalPair pair = new(Profile(profile));
        Task<string?>[] ends =
        [
            Task.Run(() => Write(pair.A, Total)), Task.Run(() => Read(pair.B, Total)),
            Task.Run(() => Write(pair.B, Total)), Task.Run(() => Read(pair.A, Total)),
        ];
        Assert.All(await Task.WhenAll(ends).WaitAsync(2 * Caller.Patience), Assert.Null);
        pair.Dispose();
        Assert.Equal(default, pair.Stack.Usage);
    }

    [Fact]
    public async Task Closing_both_ends_at_once_is_safe()
    {
        SocketStack stack = LocalPair.LocalStack(StackProfile.Linux);
        for (int round = 0; round < 500; round++)
        {
            stack.CreatePair(
                SocketDomain.Unix, System.Net.Sockets.SocketType.Stream, 0, default, out KernelSocket? a, out KernelSocket? b);
            await Task.WhenAll(Task.Run(() => Talk(a!)), Task.Run(() => Talk(b!))).WaitAsync(Caller.Patience);
        }

        Assert.Equal(default, stack.Usage);

        static void Talk(KernelSocket socket)
        {
            socket.SendText("x");
            socket.SetInt(SocketOption.SendBufferSize.Id, 9000);
            socket.ReceiveText(1);
            socket.GetOption(SocketOption.PeerCredentials, out PeerCredentials _);
            socket.Close();
        }
    }

    [Theory] // S8.9
    [InlineData("OpenBSD")]
    [InlineData("Linux")]
    public async Task The_pieces_of_one_send_stay_together(string profile)
    {
        const int Threads = 4;
        const int Sends = 400;
        const int Length = 20;
        using LocalPair pair = new(Profile(profile));
        byte[] received = new byte[Threads * Sends * Length];
        for (int round = 0; round < 5; round++)
        {
            using Barrier barrier = new(Threads);

            // All of it has space, so that none waits in its middle: who does lets others come between.
            await Task.WhenAll(Enumerable.Range(0, Threads).Select(thread => Task.Factory.StartNew(
                () =>
                {
                    byte[] data = [.. Enumerable.Repeat((byte)thread, Length)];
                    ReadOnlySequence<byte> pieces = Pieces.Of(data, [.. Enumerable.Range(1, Length - 1)]);
                    barrier.SignalAndWait();
                    for (int i = 0; i < Sends; i++)
                    {
                        Assert.Equal(Length, pair.A.Send(pieces).Count);
                    }
                },
                CancellationToken.None,
                TaskCreationOptions.LongRunning,
                TaskScheduler.Default))).WaitAsync(Caller.Patience);
            Assert.Equal(received.Length, pair.B.Receive(received, MessageFlags.DontWait).Count);
            Assert.All(received.Chunk(Length), sent => Assert.Equal(-1, sent.AsSpan().IndexOfAnyExcept(sent[0])));
        }
    }

    private static string? Write(KernelSocket socket, int total)
    {
        Stopwatch clock = Stopwatch.StartNew();
        Random random = new Random(1);
        byte[] chunk = new byte[20_000];
        for (int position = 0; position < total;)
        {
            int length = Math.Min(random.Next(1, chunk.Length), total - position);
            for (int i = 0; i < length; i++)
            {
                chunk[i] = Pattern(position + i);
            }

            for (int sent = 0; sent < length;)
            {
                IoResult result = socket.Send(chunk.AsSpan(sent, length - sent), MessageFlags.DontWait);
                sent += result.Count;
                if (result.Errno == Errno.EAGAIN)
                {
                    Thread.Yield();
                }
                else if (!result.IsSuccess)
                {
                    return $"{result.Errno} after {position + sent} bytes";
                }

                if (clock.Elapsed > Caller.Patience)
                {
                    return $"only {position + sent} bytes were written";
                }
            }

            position += length;
        }

        return null;
    }

    private static string? Read(KernelSocket socket, int total)
    {
        Stopwatch clock = Stopwatch.StartNew();
        byte[] buffer = new byte[7000];
        for (int position = 0; position < total;)
        {
            IoResult result = socket.Receive(buffer, MessageFlags.DontWait);
            if (result.Errno == Errno.EAGAIN)
            {
                Thread.Yield();
            }
            else if (!result.IsSuccess || result.Count == 0)
            {
                return $"{result} after {position} bytes";
            }

            for (int i = 0; i < result.Count; i++)
            {
                if (buffer[i] != Pattern(position + i))
                {
                    return $"wrong byte at {position + i}";
                }
            }

            position += result.Count;
            if (clock.Elapsed > Caller.Patience)
            {
                return $"only {position} bytes were read";
            }
        }

        return null;
    }

    private static byte Pattern(int position) => (byte)(position ^ (position >> 8) ^ (position >> 16));
}
