namespace Sockopt.Bench;

/// <summary>What the socket core costs beside what moves bytes within a process otherwise.</summary>
internal static class CoreBenchmarks
{
    public static IEnumerable<Question> All =>
    [
        new Benchmark(
            "Core.PingPong",
            "64 bytes to the other end and back, on one thread; buffers as they come.",
            PingPong.Open),
        new Benchmark(
            "Core.PingPong.Tasks",
            "64 bytes to a task that awaits them, and back to one that does.",
            TaskPingPong.Open),
        new Benchmark(
            "Core.PingPong.Threads",
            "64 bytes to a thread that waits for them, and back to one that does.",
            ThreadPingPong.Open),
        new Benchmark(
            "Core.OneWay",
            "64 KiB from memory to memory, on one thread. Buffers of 128 KiB: SO_SNDBUF and SO_RCVBUF, and the "
            + "pauseWriterThreshold of the pipe, whose resumeWriterThreshold is 64 KiB.",
            OneWay.Open),
        new Benchmark(
            "Core.OneWay.InPlace",
            "64 KiB written where they are sent from, every byte, and read where they were received. Buffers of 128 KiB.",
            OneWayInPlace.Open),
        new Benchmark(
            "Core.HandOver",
            "A chain of 64 KiB is sent and received, and nobody looks at its bytes. Buffers of 128 KiB.",
            HandOver.Open),
        .. OperatingSystem.IsWindows() ? Array.Empty<Question>() : OfUnix,
        new Benchmark(
            "Core.OpenSockets",
            "A datagram socket is made and named, asks another one by name, is answered, and closed, beside so many other "
            + "sockets with names.",
            OpenSockets.Open),
        new Footprint(
            "Core.IdlePairs",
            "10,000 connected pairs on one stack, with buffers of 32 KiB.",
            Count: 10_000,
            Most: 20_000_000,
            IdlePairs.Build),
    ];

    private static IEnumerable<Question> OfUnix =>
    [
        new Benchmark(
            "Core.Options", "Set and get of SO_KEEPALIVE by number, on a connected local socket.", OptionCalls.Open),
        new Benchmark(
            "Core.Datagrams", "A datagram of 64 bytes to the other end and one back, on one thread.", DatagramPingPong.Open),
    ];
}
