using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Xunit.Abstractions;

namespace Sockopt.Tests.Core;

/// <summary>getsockopt(2) and setsockopt(2) with any descriptor, level, name, address and length: never an exception, always an
/// error of the manual page or one that the option has of its own, and never a byte where none belongs. SOCKOPT_FUZZ_CALLS says
/// how many calls, SOCKOPT_STRESS_SEED how it begins.</summary>
public sealed class UserOptionFuzzTests(ITestOutputHelper output)
{
    private const int DefaultCalls = 20_000;
    private const ulong Base = 0x10_0000;
    private const int Guard = 64;

    private static readonly int[] Levels = [SocketLevelDispatcher.Level, 0, 1, 6, 41, -1, int.MaxValue, int.MinValue];

    private static readonly int[] Lengths =
        [0, 1, 3, 4, 5, 7, 8, 9, 15, 16, 17, 64, 511, 512, 513, 2047, 2048, 2049, 65_536, int.MaxValue, -1, int.MinValue];

    private static readonly ulong[] Wild = [0, 1, 8, 0x8000_0000_0000_0000, ulong.MaxValue - 3, ulong.MaxValue];

    private static readonly Errno[] ManualPage =
        [Errno.Success, Errno.EBADF, Errno.ENOTSOCK, Errno.ENOPROTOOPT, Errno.EFAULT, Errno.EINVAL];

    // What options answer that the manual page does not have.
    private static readonly (Errno Error, OptionId Option)[] Own =
    [
        (Errno.EDOM, SocketOption.SendTimeout.Id), (Errno.EDOM, SocketOption.ReceiveTimeout.Id),
        (Errno.ENOBUFS, SocketOption.SendBufferSize.Id), (Errno.ENOBUFS, SocketOption.ReceiveBufferSize.Id),
        (Errno.EPROTONOSUPPORT, SocketOption.Splice.Id), (Errno.EOPNOTSUPP, SocketOption.ReusePort.Id),
        (Errno.ENOTCONN, SocketOption.PeerCredentials.Id), (Errno.EOPNOTSUPP, SocketOption.PeerCredentials.Id),
    ];

    [Theory]
    [InlineData("OpenBSD")]
    [InlineData("Linux")]
    public void Any_call_is_answered_over_mapped_regions(string profile)
    {
        // Three regions, of which two lie side by side, in the midst of bytes that nobody maps.
        byte[] all = new byte[3 * 256];
        UserMemoryMap memory = new();
        memory.Map(Base, all.AsMemory(Guard, 128));
        memory.Map(Base + 128, all.AsMemory(256 + Guard, 100));
        memory.Map(Base + 0x1000, all.AsMemory(512 + Guard, 32), UserMemoryAccess.Read);
        ulong[] edges = [Base, Base + 128, Base + 228, Base + 0x1000, Base + 0x1020];
        (int First, int Length)[] writable = [(Guard, 128), (256 + Guard, 100)];
        Run(profile, memory, edges, () =>
        {
            all.AsSpan().Fill(0xA5);
            return () => Assert.False(IsTouched(all, writable), "Memory that is not mapped to be written was.");
        });
    }

    [LinuxTheory]
    [SupportedOSPlatform("linux")]
    [InlineData("OpenBSD")]
    [InlineData("Linux")]
    public void Any_call_is_answered_over_the_memory_of_the_process(string profile)
    {
        using NativePages pages = new();
        ulong size = (ulong)NativePages.Size;
        ulong[] edges = [pages.Start + 64, pages.End, pages.ReadOnly, pages.ReadOnly + size];
        Run(profile, new ProcessMemory(), edges, () =>
        {
            pages.Bytes.Fill(0xA5);
            return () => Assert.False(pages.Bytes[512..^512].ContainsAnyExcept<byte>(0xA5), "It was written far away.");
        });
    }

    private static bool IsTouched(byte[] all, (int First, int Length)[] writable)
    {
        byte[] guards = [.. all];
        Array.ForEach(writable, region => guards.AsSpan(region.First, region.Length).Fill(0xA5));
        return guards.AsSpan().ContainsAnyExcept<byte>(0xA5);
    }

    private void Run(string profile, IUserMemory memory, ulong[] edges, Func<Action> prepare)
    {
        int seed = TestSettings.Number("SOCKOPT_STRESS_SEED", 1);
        output.WriteLine($"SOCKOPT_STRESS_SEED={seed}");
        Random random = new(seed);
        Dictionary<Errno, int> answers = [];
        using TestTable table = new(profile, memory);
        int[] descriptors = Descriptors(table);
        for (int i = TestSettings.Number("SOCKOPT_FUZZ_CALLS", DefaultCalls); i > 0; i--)
        {
            Action check = prepare();
            int descriptor = descriptors[random.Next(descriptors.Length)];
            int level = random.Next(4) > 0 ? SocketLevelDispatcher.Level : Levels[random.Next(Levels.Length)];
            int name = random.Next(5) switch
            {
                0 => 1 << random.Next(16),
                1 or 2 => 0x1000 + random.Next(0x40),
                3 => random.Next(0x40),
                _ => random.Next(int.MinValue, int.MaxValue),
            };
            ulong value = Address(edges, random);
            Errno answer = random.Next(2) == 0
                ? table.Calls.SetOption(descriptor, level, name, value, Length(random))
                : Get(table.Calls, memory, descriptor, level, name, value, Address(edges, random), random);
            Assert.True(IsAnswer(profile, level, name, answer), $"{answer} for level {level}, name {name}");
            check();
            CollectionsMarshal.GetValueRefOrAddDefault(answers, answer, out _)++;
        }

        output.WriteLine(string.Join(", ", answers));
        Assert.All(ManualPage, error => Assert.Contains(error, answers));
    }

    private static int[] Descriptors(TestTable table)
    {
        int listener = table.OpenListener();
        int unconnected = table.OpenSocket();
        int file = table.OpenFile();
        int shut = table.OpenSocket();
        table.Calls.Connect(shut, LocalSockets.Name);
        table.Calls.Shutdown(shut, ShutdownHow.Both);
        return [TestTable.A, TestTable.B, listener, unconnected, shut, TestTable.A, TestTable.B, file, .. TestTable.Bad.Take(2)];
    }

    private static Errno Get(
        DescriptorTable calls, IUserMemory memory, int descriptor, int level, int name, ulong value, ulong length, Random random)
    {
        byte[] before = BitConverter.GetBytes(Length(random));
        bool isThere = memory.CopyOut(length, before) == before.Length;
        Errno answer = calls.GetOption(descriptor, level, name, value, length);
        byte[] after = new byte[sizeof(int)];
        bool isApart = value - length >= 64 && length - value >= 64;
        if (isThere && isApart && memory.CopyIn(length, after) == after.Length)
        {
            uint room = BitConverter.ToUInt32(before);
            uint told = BitConverter.ToUInt32(after);
            Assert.True(answer == Errno.Success ? told <= room : told == room, $"{answer}: {room} became {told}");
        }

        return answer;
    }

    private static int Length(Random random) =>
        random.Next(3) > 0 ? Lengths[random.Next(Lengths.Length)] : random.Next(40);

    // Mostly near an edge, so that it lies on both sides of it.
    private static ulong Address(ulong[] edges, Random random) => random.Next(6) == 0
        ? Wild[random.Next(Wild.Length)]
        : edges[random.Next(edges.Length)] + (ulong)random.Next(40) - 20;

    private static bool IsAnswer(string profile, int level, int name, Errno answer) =>
        ManualPage.Contains(answer)
        || (level == SocketLevelDispatcher.Level
            ? Own.Any(own => own.Error == answer && own.Option.CoreNumber == name)
            : answer == TestCalls.Profile(profile).UnknownLevel);
}
