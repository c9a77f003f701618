using System.Diagnostics;
using static Sockopt.Tests.Core.TestCalls;

namespace Sockopt.Tests.Core;

public sealed class ConcurrencyTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

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
        Assert.All(await Task.WhenAll(ends), Assert.Null);
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
            await Task.WhenAll(Task.Run(() => Talk(a!)), Task.Run(() => Talk(b!)));
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

                if (clock.Elapsed > Patience)
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
            if (clock.Elapsed > Patience)
            {
                return $"only {position} bytes were read";
            }
        }

        return null;
    }

    private static byte Pattern(int position) => (byte)(position ^ (position >> 8) ^ (position >> 16));
}
