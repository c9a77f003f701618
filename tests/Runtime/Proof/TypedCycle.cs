using System.Net.Sockets;
using Microsoft.Win32.SafeHandles;
using Sockopt.Generators.Model;
using Access = Sockopt.Generators.Model.OptionAccess;

namespace Sockopt.Tests.Proof;

/// <summary>Holds the typed key of an option against its numbers, which <see cref="RawCycle"/> has proved on such a socket: what
/// it reads are the bytes that the kernel returns, and what it sets are the bytes of the test value.</summary>
internal static class TypedCycle
{
    /// <summary>Counters and clocks go on between two reads.</summary>
    private const int Attempts = 20;

    /// <summary>What is wrong with the key, or null.</summary>
    public static string? Difference(LinuxOption option, ReadySocket ready)
    {
        TypedKey? key = TypedKey.Find(option.Level, option.Option);
        if (option.Access == Access.None)
        {
            return key is null || option.Option.KeyAccess != Access.None ? null : "it has a key";
        }

        if (key is null)
        {
            return "it has no key";
        }

        try
        {
            return DifferenceOfIdentity(option, key)
                ?? ((option.Access & Access.Get) != 0 && !ready.StartsUnset ? DifferenceOfGet(option, ready, key) : null)
                ?? ((option.Access & Access.Set) != 0 ? DifferenceOfSet(option, ready, key) : null);
        }
        catch (SocketException exception)
        {
            return $"the key's call answers {exception.SocketErrorCode}: {exception.Message}";
        }
    }

    private static string? DifferenceOfIdentity(LinuxOption option, TypedKey key) =>
        key.Name == option.Option.Name && key.Id.Level.Number == option.LevelNumber && key.Id.Number == option.Number
            ? null
            : $"its key is {key.Name}, {key.Id.Level.Number}:{key.Id.Number}";

    private static string? DifferenceOfGet(LinuxOption option, ReadySocket ready, TypedKey key)
    {
        if (option.Option.Value.Kind == ValueKind.Fd)
        {
            using SafeFileHandle handle = (SafeFileHandle)key.Get(ready.Socket.Framework)!;
            return handle.IsInvalid ? "its key reads no descriptor" : null;
        }

        string typed = "";
        string raw = "";
        for (int i = 0; i < Attempts; i++)
        {
            byte[] bytes = RawCycle.Read(option, ready).Value;
            raw = WireText.Of(option.Option, bytes);
            string decoded = DotNetText.Of(option.Option, key.Decode(bytes));
            if (decoded != raw)
            {
                return $"its codec reads {Convert.ToHexString(bytes)} as {decoded}, not {raw}";
            }

            // What reading clears is clear for both the second time.
            typed = DotNetText.Of(option.Option, ready.Input is { } input
                ? Ask(option, ready, key, input)
                : key.Get(ready.Socket.Framework));
            if (typed == raw)
            {
                return null;
            }
        }

        return $"its key reads {typed}, not {raw}";
    }

    private static byte[] Ask(LinuxOption option, ReadySocket ready, TypedKey key, byte[] question)
    {
        byte[] answer = new byte[WireValue.Size(option.Option)];
        question.CopyTo(answer, 0);
        return answer[..key.Get(ready.Socket.Framework, answer)];
    }

    private static string? DifferenceOfSet(LinuxOption option, ReadySocket ready, TypedKey key)
    {
        byte[] before = (option.Access & Access.Get) != 0 ? RawCycle.Read(option, ready).Value : [];
        byte[] sample = RawCycle.Sample(option, ready, before)!;
        if (option.Option.Value.Kind == ValueKind.Fd)
        {
            using SafeFileHandle handle = new(BitConverter.ToInt32(sample), ownsHandle: false);
            key.Set(ready.Socket.Framework, handle);
            return null;
        }

        object? value = key.Decode(sample);
        string decoded = DotNetText.Of(option.Option, value);
        if (decoded != WireText.Of(option.Option, sample))
        {
            return $"its codec reads {Convert.ToHexString(sample)} as {decoded}";
        }

        key.Set(ready.Socket.Framework, value);
        return (option.Access & Access.Get) == 0 && ready.Witness is null ? null
            : RawCycle.Difference(option, ready, before, sample) is { } difference ? $"set by its key: {difference}"
            : null;
    }
}
