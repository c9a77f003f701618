using System.Globalization;
using Microsoft.CodeAnalysis;
using Sockopt.Analyzers.Calls;
using Sockopt.Analyzers.Catalog;

namespace Sockopt.Analyzers.Rules;

/// <summary>SOPT1001: a call sets an option that can only be read. Reported at the argument that names the option.</summary>
internal static class GetOnlyOption
{
    /// <summary>Judges one call.</summary>
    public static Diagnostic? Check(SocketOptionCall call, OptionCatalog catalog)
    {
        if (call is not { Direction: OptionDirection.Set, Option: { } option })
        {
            return null;
        }

        // One system on which the call can work is enough for silence. On some the option can neither be set nor read.
        OptionTarget[] targets = call.FindTargets(catalog).ToArray();
        if (targets.Any(target => (target.Access & OptionAccess.Set) != 0)
            || !targets.Any(target => (target.Access & OptionAccess.Get) != 0))
        {
            return null;
        }

        return Diagnostic.Create(
            Descriptors.GetOnlyOption,
            call.Name.Value.Syntax.GetLocation(),
            string.Join("/", targets.Select(target => target.Option.Name).Distinct()),
            Describe(option) + DescribeSystems(call, targets),
            DescribeOutcome(call));
    }

    private static string Describe(OptionReference option) => option switch
    {
        WrittenPair pair => $"SocketOptionName.{pair.Name}",
        NumberPair pair => $"option {Display(pair.Number)} of level {Display(pair.Level)}",
        _ => throw new ArgumentOutOfRangeException(nameof(option)),
    };

    // As in the headers of the systems: the numbers of BSD's socket level are the large ones, and are written in hexadecimal.
    private static string Display(int number) =>
        number < 0x100 ? number.ToString(CultureInfo.InvariantCulture) : $"0x{number:x}";

    // The framework's names mean the same everywhere, and the core is one system: only raw numbers need to say where.
    private static string DescribeSystems(SocketOptionCall call, OptionTarget[] targets) =>
        call.Api == SocketOptionApi.FrameworkRaw
            ? $" ({string.Join(", ", targets.Select(target => SystemName(target.Abi)).Distinct())})"
            : "";

    private static string SystemName(Abi abi) => abi == Abi.Darwin ? "macOS" : abi.ToString();

    private static string DescribeOutcome(SocketOptionCall call) => call switch
    {
        { Api: SocketOptionApi.Core } => "returns an error",
        // The overload that takes an object knows linger and multicast values alone, and does not even ask the kernel.
        { Value.Parameter.Type.SpecialType: SpecialType.System_Object } => "throws ArgumentException",
        _ => "throws SocketException",
    };
}
