namespace Sockopt;

/// <summary>How a level of the core reads and writes option values where BSD and Linux differ. Each difference is one
/// property.</summary>
public sealed record OptionDialect
{
    /// <summary>The dialect of OpenBSD.</summary>
    public static OptionDialect OpenBsd { get; } = new()
    {
        FlagsReadAsBit = true,
        LingerLengthIsExact = true,
        MaximumLingerSeconds = 32767,
        NegativeLingerIsRefused = true,
        MicrosecondsOutOfRange = Errno.EINVAL,
        TimeoutOutOfRangeIsRefused = true,
    };

    /// <summary>The dialect of Linux.</summary>
    public static OptionDialect Linux { get; } = new()
    {
        FlagsReadAsBit = false,
        LingerLengthIsExact = false,
        MaximumLingerSeconds = int.MaxValue,
        NegativeLingerIsRefused = false,
        MicrosecondsOutOfRange = Errno.EDOM,
        TimeoutOutOfRangeIsRefused = false,
    };

    /// <summary>Whether a flag that is on reads back as its bit (SO_KEEPALIVE reads 8) and not as 1.</summary>
    public required bool FlagsReadAsBit { get; init; }

    /// <summary>Whether a struct linger that is longer than eight bytes is EINVAL; otherwise the surplus is ignored.</summary>
    public required bool LingerLengthIsExact { get; init; }

    /// <summary>The longest linger interval in seconds; beyond it setting SO_LINGER is EINVAL.</summary>
    public required int MaximumLingerSeconds { get; init; }

    /// <summary>Whether a negative linger interval is EINVAL; otherwise it is kept and reads back as it
    /// was given. Linux itself reads another number back, which its clock makes of it.</summary>
    public required bool NegativeLingerIsRefused { get; init; }

    /// <summary>The error for microseconds outside 0 to 999999 in a struct timeval.</summary>
    public required Errno MicrosecondsOutOfRange { get; init; }

    /// <summary>Whether seconds in a struct timeval are EDOM if they are negative or more than a <see cref="TimeSpan"/> holds;
    /// otherwise the former mean "do not wait at all", and the latter "no timeout". Linux itself keeps more seconds than a
    /// <see cref="TimeSpan"/> does before they mean that, and reads them back.</summary>
    public required bool TimeoutOutOfRangeIsRefused { get; init; }
}
