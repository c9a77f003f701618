using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Sockopt.Analyzers.Calls;
using Sockopt.Analyzers.Catalog;
using Sockopt.Analyzers.Hints;
using Sockopt.Analyzers.Values;

namespace Sockopt.Analyzers.Rules;

/// <summary>SOPT1006: a call sets an option to a constant that a system does not take. Reported at the constant.</summary>
internal static class ValueOutOfRange
{
    /// <summary>
    /// The property of a diagnostic that is there if the value, taken as milliseconds, is in range. It is the typed key of the
    /// option, or empty without the library.
    /// </summary>
    public const string Milliseconds = "Milliseconds";

    /// <summary>Judges one call.</summary>
    public static Diagnostic? Check(CallContext context)
    {
        SocketOptionCall call = context.Call;
        if (call is not { Direction: OptionDirection.Set, Option: not null, Value: not null })
        {
            return null;
        }

        if (FrameworkBounds.Check(context) is { } refused)
        {
            return refused;
        }

        return call.Api != SocketOptionApi.FrameworkProperty
            && WrittenQuantity.Read(call) is { } quantity
            && Reached.Find(context, targets => IsOutside(targets, quantity)) is { } reached
                ? Diagnostic.Create(
                    Descriptors.ValueOutOfRange,
                    quantity.Place.Syntax.GetLocation(),
                    Hints(context, quantity),
                    Describe(call, quantity, reached))
                : null;
    }

    // Where a number is two options, the value may be for the other.
    private static bool? IsOutside(IReadOnlyCollection<OptionTarget> targets, WrittenQuantity quantity) =>
        targets.All(target => Range(target) is { } range && !range.Contains(quantity.For(target.Option)));

    private static ValueRange? Range(OptionTarget target) => target.Option.Range[target.Abi];

    private static string Describe(SocketOptionCall call, WrittenQuantity quantity, Reached reached)
    {
        OptionTarget first = reached.Wrong[0];

        // A table of another assembly does not say where its options exist, and the core is one system.
        bool isOneSystem = call.IsOnCore || first.Option.IsOfOtherTable;
        string ranges = OptionProse.Join(
            from target in reached.Wrong
            group target by Span(Range(target)!, quantity.For(target.Option)) into systems
            select systems.Key + Unit(first.Option) + (isOneSystem ? "" : $" on {OptionProse.List(systems)}"));
        string number = quantity.For(first.Option).ToString(CultureInfo.InvariantCulture);
        return $"{OptionProse.Names(reached.Wrong)} takes {ranges}, not {number}{Outcome(call, quantity, reached)}";
    }

    // Next to a value that is too small, the greatest number that fits into an int tells nobody anything.
    private static string Span(ValueRange range, long value) =>
        value < range.Minimum && range.Maximum >= int.MaxValue
            ? string.Format(CultureInfo.InvariantCulture, "{0} or more", range.Minimum)
            : value > range.Maximum && range.Minimum <= int.MinValue
                ? string.Format(CultureInfo.InvariantCulture, "{0} or less", range.Maximum)
                : string.Format(CultureInfo.InvariantCulture, "{0} to {1}", range.Minimum, range.Maximum);

    private static string Unit(CatalogOption option) =>
        option.Value is "seconds" or "milliseconds" or "microseconds" ? $" {option.Value}" : "";

    private static string Outcome(SocketOptionCall call, WrittenQuantity quantity, Reached reached)
    {
        string there = reached.IsEverywhere ? "" : " there";
        switch (call.Api)
        {
            case SocketOptionApi.Typed:
                return $": the call throws ArgumentOutOfRangeException{there}";
            case SocketOptionApi.Core or SocketOptionApi.CoreTyped:
                return ": the core refuses it";
        }

        OptionTarget[] cut = [.. reached.Wrong.Where(static target => target.Option.Kernel[target.Abi] == "truncated")];
        if (cut.Length > 0)
        {
            string systems = OptionProse.List(cut);
            return $": {systems} keeps the lowest byte of it, {quantity.Value & byte.MaxValue}";
        }

        // What Linux answers is known for all its options; one that forces values into limits may do so with this.
        if (!reached.Wrong.Any(static target => target is { Abi: Abi.Linux } && target.Option.Kernel[Abi.Linux] != "clamped"))
        {
            return "";
        }

        string fails = call.Api == SocketOptionApi.Native ? "fails with EINVAL" : "throws SocketException";
        return reached.Systems.Count > 1 ? $": the call {fails} on Linux" : $": the call {fails}{there}";
    }

    private static ImmutableDictionary<string, string?>? Hints(CallContext context, WrittenQuantity quantity)
    {
        const int PerSecond = 1000;
        long value = context.Targets.IsEmpty ? 0 : quantity.For(context.Targets[0].Option);
        bool isMeant = value > 0
            && value % PerSecond == 0
            && context.Targets.All(target =>
                target.Option.Value == "seconds" && Range(target)?.Contains(value / PerSecond) is not false);
        return isMeant
            ? ImmutableDictionary<string, string?>.Empty.Add(Milliseconds, TypedKey.Of(context) ?? "")
            : null;
    }
}
