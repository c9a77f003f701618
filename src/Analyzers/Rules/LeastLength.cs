using Sockopt.Analyzers.Calls;
using Sockopt.Analyzers.Catalog;

namespace Sockopt.Analyzers.Rules;

/// <summary>How long a value has to be for a system to take it, where it is certain that nothing shorter will do.</summary>
internal static class LeastLength
{
    // The others take structs of several lengths, or are too rarely seen to be known.
    private static readonly string[] KnownLevels = ["Socket", "IP", "IPv6", "Tcp", "Udp"];

    /// <summary>The bytes that a set needs on one system; null if that is not certain.</summary>
    /// <param name="targets">What the call may reach there.</param>
    public static int? ToSet(IReadOnlyCollection<OptionTarget> targets)
    {
        int? least = null;
        foreach (OptionTarget target in targets)
        {
            if (ToSet(target.Option, target.Abi) is not { } length)
            {
                return null;
            }

            least = least < length ? least : length;
        }

        return least;
    }

    /// <summary>The bytes below which a read comes without a part of the value that matters; null if there is no such.</summary>
    /// <param name="targets">What the call may reach on one system.</param>
    // Windows does not cut values: what happens there is another failure.
    public static int? ToGet(IReadOnlyCollection<OptionTarget> targets) =>
        targets.All(static target => target.Abi != Abi.Windows && target.Option.Value is "linger" or "timeval")
            ? ToSet(targets)
            : null;

    private static int? ToSet(CatalogOption option, Abi abi)
    {
        if (option.Length[abi] is not { } length || option.IsOfOtherTable)
        {
            return null;
        }

        if (abi == Abi.Core)
        {
            return length;
        }

        if (!KnownLevels.Contains(option.Level.Id))
        {
            return null;
        }

        return (option.Value, length) switch
        {
            ("linger", _) => length,
            // A 32-bit process has two longs of four bytes.
            ("timeval", _) => abi == Abi.Windows ? null : length / 2,
            ("int64", _) => abi == Abi.Windows ? null : sizeof(int),
            (_, > sizeof(int)) => length,
            // Windows takes a byte for some flags.
            _ when abi == Abi.Windows => null,
            ("ipv4", _) => length,
            // Numbers of the IP level may be a byte long.
            _ when option.Level.Id == "IP" => sizeof(byte),
            _ => length,
        };
    }
}
