using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Sockopt.Analyzers.Calls;
using Sockopt.Analyzers.Catalog;
using Sockopt.Analyzers.Hints;

namespace Sockopt.Analyzers.Rules;

/// <summary>
/// SOPT1008: a call on one known system names an option by its numbers there, where it can be named. Reported at the argument
/// that is the option's number.
/// </summary>
internal static class RawNumbersOfTypedOption
{
    /// <summary>Judges one call.</summary>
    public static Diagnostic? Check(CallContext context)
    {
        SocketOptionCall call = context.Call;
        if (call is not
            {
                Api: SocketOptionApi.FrameworkRaw or SocketOptionApi.Native,
                Option: SystemNumbers { Number.Member: null },
            }
            || context.Types.Socket is null
            || !context.Platforms.IsOne(out Abi system)
            || Find(context) is not { } option)
        {
            return null;
        }

        string verb = call.Direction == OptionDirection.Set ? "sets" : "reads";
        string what = $"{OptionProse.Describe(call)} is {option.Name} on {OptionProse.Name(system)}";
        ImmutableDictionary<string, string?> hints = ImmutableDictionary<string, string?>.Empty;
        if (context.Types.HasLibrary)
        {
            string key = option.Key;
            string value = option.Type == "Sockopt.NoValue"
                ? ""
                : $", {(call.Direction == OptionDirection.Set ? "with" : "as")} {OptionProse.Type(option)}";
            return Diagnostic.Create(
                Descriptors.RawNumbersOfTypedOption,
                call.OptionLocation,
                hints.Add(FixHints.TypedKey, key),
                $"{what}: {key} {verb} it by name{value}");
        }

        return ExactPair.Pair(option, new AbiSet(system)) is { } pair
            ? Diagnostic.Create(
                Descriptors.RawNumbersOfTypedOption,
                call.OptionLocation,
                ExactPair.Of(option, new AbiSet(system), hints),
                $"{what}: SocketOptionName.{pair.Name} at SocketOptionLevel.{pair.Level} {verb} it by name")
            : null;
    }

    // Where two numbers are several options, the direction tells most of them apart.
    private static CatalogOption? Find(CallContext context)
    {
        CatalogOption[] options = context.Targets
            .Where(target => target.Allows(context.Call.Direction))
            .Select(static target => target.Option)
            .ToArray();
        return options.Length == 1 ? options[0] : null;
    }
}
