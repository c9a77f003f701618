using System.Net.Sockets;
using System.Runtime.InteropServices;
using Xunit.Abstractions;

namespace Sockopt.Tests.Core;

/// <summary>SetOption and GetOption by number, with any level, name and bytes: never an exception, never a byte beyond the
/// length, never one that nobody wrote. SOCKOPT_FUZZ_CALLS says how many calls, SOCKOPT_STRESS_SEED how it begins.</summary>
public sealed class OptionFuzzTests(ITestOutputHelper output)
{
    private const int DefaultCalls = 50_000;
    private const int Guard = 32;
    private static readonly int[] Levels = [SocketLevelDispatcher.Level, 0, 1, 6, 41, -1, int.MaxValue, int.MinValue];
    private static readonly int[] Lengths = [0, 1, 3, 4, 5, 7, 8, 9, 12, 15, 16, 17, 64, 2048, 5000];
    private static readonly int[] Numbers = [0, 1, -1, 2, 255, 32767, 32768, int.MaxValue, int.MinValue];

    [Theory]
    [InlineData("OpenBSD")]
    [InlineData("Linux")]
    public void Any_call_is_answered(string profile)
    {
        int seed = TestSettings.Number("SOCKOPT_STRESS_SEED", 1);
        output.WriteLine($"SOCKOPT_STRESS_SEED={seed}");
        Random random = new(seed);
        Dictionary<Errno, int> answers = [];
        KernelSocket[] sockets = Sockets(profile);
        for (int i = TestSettings.Number("SOCKOPT_FUZZ_CALLS", DefaultCalls); i > 0; i--)
        {
            KernelSocket socket = sockets[random.Next(sockets.Length)];
            int level = random.Next(4) > 0 ? SocketLevelDispatcher.Level : Levels[random.Next(Levels.Length)];
            int name = random.Next(4) switch
            {
                0 => 1 << random.Next(16),
                1 => 0x1000 + random.Next(0x40),
                2 => random.Next(0x40),
                _ => random.Next(int.MinValue, int.MaxValue),
            };
            int length = random.Next(3) > 0 ? Lengths[random.Next(Lengths.Length)] : random.Next(40);
            Errno answer = random.Next(2) == 0 ? Set(socket, level, name, length, random) : Get(socket, level, name, length);
            CollectionsMarshal.GetValueRefOrAddDefault(answers, answer, out _)++;
        }

        output.WriteLine(string.Join(", ", answers));
        Assert.Contains(Errno.Success, answers);
        Assert.Contains(Errno.EINVAL, answers);
        Assert.Contains(Errno.ENOPROTOOPT, answers);
        Assert.Contains(Errno.EBADF, answers);
    }

    private static KernelSocket[] Sockets(string profile)
    {
        SocketStack stack = LocalPair.LocalStack(TestCalls.Profile(profile));
        KernelSocket other = new EchoProtocol(flags: ProtocolFlags.ConnectionRequired).CreateSocket(TestCalls.Profile(profile));
        SlowProtocol slow = new();
        KernelSocket connecting = slow.CreateSocket(TestCalls.Profile(profile), new StackSettings());
        connecting.StartConnect(SlowProtocol.Somewhere);
        KernelSocket failed = slow.CreateSocket(connecting.Stack);
        SlowProtocol.ReportAndDisconnect(failed, Errno.ETIMEDOUT);
        return
        [
            .. Sockets(stack, SocketType.Stream), .. Sockets(stack, SocketType.Dgram), .. Sockets(stack, SocketType.Seqpacket),
            other, connecting, failed,
        ];
    }

    private static KernelSocket[] Sockets(SocketStack stack, SocketType type)
    {
        LocalPair pair = new(stack, type);
        LocalPair full = new(stack, type);
        full.A.SendMessage(new byte[1000], [new TestFile()]);
        full.A.SendText("behind it");
        LocalPair shut = new(stack, type);
        shut.A.Shutdown(ShutdownHow.Both);
        LocalPair gone = new(stack, type);
        gone.A.Close();
        KernelSocket bound = LocalSockets.Create(stack, SocketDomain.Unix, type);
        bound.Bind(LocalName.OfPath($"/bound {type}"));
        KernelSocket listener = LocalSockets.Create(stack, SocketDomain.Unix, type);
        listener.Bind(LocalName.OfPath($"/listener {type}"));
        listener.Listen(1);
        return
        [
            pair.A, pair.B, full.A, full.B, shut.A, shut.B, gone.A, gone.B, bound, listener,
            LocalSockets.Create(stack, SocketDomain.Unix, type),
        ];
    }

    private static Errno Set(KernelSocket socket, int level, int name, int length, Random random)
    {
        byte[] value = new byte[length];
        random.NextBytes(value);
        if (length >= sizeof(int) && random.Next(2) == 0)
        {
            value.AsSpan().Clear();
            MemoryMarshal.Write(value, Numbers[random.Next(Numbers.Length)]);
        }

        // The protocol of the test reads what it is given.
        return level == EchoProtocol.Level ? Errno.ENOPROTOOPT : socket.SetOption(level, name, value);
    }

    private static Errno Get(KernelSocket socket, int level, int name, int length)
    {
        byte[] first = Read(socket, level, name, length, fill: 0xA5, out Errno answer, out int written);
        byte[] second = Read(socket, level, name, length, fill: 0x5A, out Errno again, out int writtenAgain);
        if (name != SocketOption.Error.Id.CoreNumber)
        {
            Assert.Equal(answer, again);
            Assert.Equal(written, writtenAgain);
            Assert.True(first.AsSpan(0, written).SequenceEqual(second.AsSpan(0, written)), $"{level} {name}: bytes of nobody");
        }

        return answer;
    }

    private static byte[] Read(
        KernelSocket socket, int level, int name, int length, byte fill, out Errno answer, out int written)
    {
        byte[] guarded = new byte[length + (2 * Guard)];
        guarded.AsSpan().Fill(fill);
        Span<byte> value = guarded.AsSpan(Guard, length);
        answer = socket.GetOption(level, name, value, out written);
        Assert.InRange(written, 0, length);
        Assert.True(answer == Errno.Success || written == 0, $"{level} {name}: {answer} and {written} bytes");
        Assert.False(guarded.AsSpan(0, Guard).ContainsAnyExcept(fill), $"{level} {name}: written before the value");
        Assert.False(guarded.AsSpan(Guard + written).ContainsAnyExcept(fill), $"{level} {name}: written behind the length");
        return value[..written].ToArray();
    }
}
