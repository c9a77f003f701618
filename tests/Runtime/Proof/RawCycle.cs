using Sockopt.Generators.Model;
using Sockopt.Tests.Proof.Native;
using Access = Sockopt.Generators.Model.OptionAccess;

namespace Sockopt.Tests.Proof;

/// <summary>Holds an option against the kernel by its numbers: reads it, sets its test value, reads that back, and does what
/// the table says cannot be done.</summary>
internal static class RawCycle
{
    /// <summary>How Linux answers a get or set that an option does not have.</summary>
    private const string Unknown = "ENOPROTOOPT";

    private static readonly Outcome NoTestValue = new Outcome.NotProvable(null, "the table has no test value");

    public static Outcome Run(LinuxOption option, Situation situation, ReadySocket ready) => option.Access switch
    {
        Access.Get | Access.Set => GetAndSet(option, situation, ready),
        Access.Get => Get(option, situation, ready),
        Access.Set => Set(option, situation, ready),
        _ => Neither(option, situation, ready),
    };

    /// <summary>Reads an option as the situation asks for it.</summary>
    public static Answer Read(LinuxOption option, ReadySocket ready)
    {
        int unit = WireValue.UnitOfLength(option.Option.Value);
        Answer answer = ready.Socket.Get(option.LevelNumber, option.Number, WireValue.Size(option.Option), ready.Input, unit);

        // Linux refuses a buffer that is longer than the address.
        return answer.Error == "EINVAL" && option.Option.Value.Kind == ValueKind.SocketAddress
            ? ready.Socket.Get(option.LevelNumber, option.Number, WireValue.SizeOfIPv4Address)
            : answer;
    }

    /// <summary>The value to set, or null if there is none.</summary>
    /// <param name="option">The option.</param>
    /// <param name="ready">The socket.</param>
    /// <param name="before">The value that it has.</param>
    public static byte[]? Sample(LinuxOption option, ReadySocket ready, byte[] before)
    {
        if (ready.Sample is not null || (option.Option.Test.Count == 0 && option.Option.Value.Kind != ValueKind.None))
        {
            return ready.Sample;
        }

        // Some flags are on by default on some kinds of sockets.
        byte[] sample = WireValue.Sample(option.Option);
        return option.Option.Value.Kind == ValueKind.Flag && before.Length > 0 && IsSame(option, sample, before)
            ? [(byte)(1 - sample[0]), .. sample[1..]]
            : sample;
    }

    /// <summary>What is not as it should be after a set, or null.</summary>
    public static string? Difference(LinuxOption option, ReadySocket ready, byte[] before, byte[] sample)
    {
        Answer after = Read(ready.Witness ?? option, ready);
        if (after.Error is { } error)
        {
            return $"after a set, get answers {error}";
        }

        return option.Effect switch
        {
            // A test value is one that limits, rounding and cutting leave as it is: had the set no effect, the value before
            // would show.
            "" or "clamped" or "rounded" or "truncated" =>
                IsSame(option, sample, after.Value) ? null : Expected(sample, after.Value),
            "doubled" => BitConverter.ToInt32(after.Value) == 2 * BitConverter.ToInt32(sample)
                ? null
                : $"not doubled: {Expected(sample, after.Value)}",
            "ignored" => IsSame(option, before, after.Value) ? null : $"not ignored: {Expected(before, after.Value)}",
            _ => $"the effect {option.Effect} is unknown",
        };
    }

    private static Outcome GetAndSet(LinuxOption option, Situation situation, ReadySocket ready)
    {
        Answer before = Read(option, ready);
        if (before.Error is { } getError && !ready.StartsUnset)
        {
            return Refused(situation, "get", getError);
        }

        if (Sample(option, ready, before.Value) is not { } sample)
        {
            return NoTestValue;
        }

        if (before.IsSuccess && IsSame(option, sample, before.Value))
        {
            string value = Convert.ToHexString(sample);
            return new Outcome.Contradicted($"{situation}: {value} is its value by default, so that setting it proves nothing");
        }

        if (ready.Socket.Set(option.LevelNumber, option.Number, sample).Error is { } setError)
        {
            return Refused(situation, "set", setError);
        }

        return Difference(option, ready, before.Value, sample) is { } difference
            ? new Outcome.Contradicted($"{situation}: {difference}")
            : new Outcome.Proven(situation);
    }

    private static Outcome Get(LinuxOption option, Situation situation, ReadySocket ready)
    {
        Answer answer = Read(option, ready);
        if (answer.Error is { } error)
        {
            return Refused(situation, "get", error);
        }

        if (option.Option.Value.Kind == ValueKind.Fd)
        {
            Descriptors.Close(answer.Value);
        }

        int size = WireValue.Size(option.Option);
        bool isOfAnyLength = option.Option.Value.Kind is ValueKind.Struct or ValueKind.Text or ValueKind.Bytes
            or ValueKind.SocketAddress or ValueKind.Int32List or ValueKind.InstructionList;
        string? contradiction = !isOfAnyLength && answer.Value.Length < size
            ? $"it has {answer.Value.Length} bytes, not {size}"
            : Refusal(option, ready, Access.Set);
        return contradiction is null ? new Outcome.Proven(situation) : new Outcome.Contradicted($"{situation}: {contradiction}");
    }

    private static Outcome Set(LinuxOption option, Situation situation, ReadySocket ready)
    {
        if (Sample(option, ready, before: []) is not { } sample)
        {
            return NoTestValue;
        }

        // The get first: not every option leaves the socket as it was.
        if (Refusal(option, ready, Access.Get) is { } contradiction)
        {
            return new Outcome.Contradicted($"{situation}: {contradiction}");
        }

        if (ready.Socket.Set(option.LevelNumber, option.Number, sample).Error is { } error)
        {
            return Refused(situation, "set", error);
        }

        return ready.Witness is not null && Difference(option, ready, [], sample) is { } difference
            ? new Outcome.Contradicted($"{situation}: {difference}")
            : new Outcome.Proven(situation);
    }

    private static Outcome Neither(LinuxOption option, Situation situation, ReadySocket ready) =>
        (Refusal(option, ready, Access.Get) ?? Refusal(option, ready, Access.Set)) is { } contradiction
            ? new Outcome.Contradicted($"{situation}: {contradiction}")
            : new Outcome.Proven(situation);

    /// <summary>What is wrong with the answer to a call in the direction that the table does not have, or null.</summary>
    private static string? Refusal(LinuxOption option, ReadySocket ready, Access direction)
    {
        if (option.IsSharedFor(direction))
        {
            return null;
        }

        byte[] zeros = WireValue.Zeros(option.Option);
        Answer answer = direction == Access.Get
            ? ready.Socket.Get(option.LevelNumber, option.Number, zeros.Length)
            : ready.Socket.Set(option.LevelNumber, option.Number, zeros);
        string actual = answer.Error ?? "success";
        string call = direction == Access.Get ? "get" : "set";
        return actual == Unknown ? null : $"{call} answers {actual}, not {Unknown}";
    }

    private static bool IsSame(LinuxOption option, byte[] expected, byte[] actual) =>
        WireText.Of(option.Option, expected) == WireText.Of(option.Option, actual);

    private static string Expected(byte[] expected, byte[] actual) =>
        $"expected {Convert.ToHexString(expected)}, read {Convert.ToHexString(actual)}";

    private static Outcome.NotProvable Refused(Situation situation, string direction, string error) =>
        new Outcome.NotProvable(null, $"{situation}: {direction} answers {error}");
}
