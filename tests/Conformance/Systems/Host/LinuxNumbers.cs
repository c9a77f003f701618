namespace Sockopt.Conformance.Systems.Host;

/// <summary>The numbers of Linux that are in no table: flags of calls, events, requests.</summary>
internal static class LinuxNumbers
{
    /// <summary>MSG_NOSIGNAL.</summary>
    public const int NoSignal = 0x4000;

    /// <summary>SCM_RIGHTS.</summary>
    public const int Rights = 1;

    public const nuint CountReadable = 0x541B;
    public const nuint TestMark = 0x8905;
    public const nuint SetNonblocking = 0x5421;

    /// <summary>O_RDWR.</summary>
    public const int ReadWrite = 2;

    /// <summary>SHUT_RDWR.</summary>
    public const int BothDirections = 2;

    private static readonly (CallFlags Flag, int Number)[] Flags =
    [
        (CallFlags.OutOfBand, 0x1),
        (CallFlags.Peek, 0x2),
        (CallFlags.TruncateControl, 0x8),
        (CallFlags.Truncate, 0x20),
        (CallFlags.DontWait, 0x40),
        (CallFlags.EndOfRecord, 0x80),
        (CallFlags.WaitAll, 0x100),
        (CallFlags.ErrorQueue, 0x2000),
        (CallFlags.More, 0x8000),
    ];

    private static readonly (PollEvents Event, int Number)[] Events =
    [
        (PollEvents.In, 0x1),
        (PollEvents.Priority, 0x2),
        (PollEvents.Out, 0x4),
        (PollEvents.Error, 0x8),
        (PollEvents.HangUp, 0x10),
        (PollEvents.Invalid, 0x20),
    ];

    public static int Number(CallFlags flags) => Flags.Where(entry => flags.HasFlag(entry.Flag)).Sum(entry => entry.Number);

    public static short Number(PollEvents events) =>
        (short)Events.Where(entry => events.HasFlag(entry.Event)).Sum(entry => entry.Number);

    /// <exception cref="InvalidOperationException">There is a flag that the notation has no word for.</exception>
    public static CallFlags FlagsOf(int number)
    {
        CallFlags flags = Flags
            .Where(entry => (number & entry.Number) != 0)
            .Aggregate(CallFlags.None, (all, entry) => all | entry.Flag);
        return Number(flags) == number ? flags : throw new InvalidOperationException($"unknown message flags 0x{number:x}");
    }

    /// <exception cref="InvalidOperationException">There is an event that the notation has no word for.</exception>
    public static PollEvents EventsOf(short number)
    {
        PollEvents events = Events
            .Where(entry => (number & entry.Number) != 0)
            .Aggregate(PollEvents.None, (all, entry) => all | entry.Event);
        return Number(events) == number ? events : throw new InvalidOperationException($"unknown events 0x{number:x}");
    }
}
