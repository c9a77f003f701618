using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Sockopt.Analyzers.Calls;
using Sockopt.Analyzers.Catalog;
using Sockopt.Analyzers.Hints;

namespace Sockopt.Analyzers.Rules;

/// <summary>
/// SOPT1007: a call by numbers is given a member of a framework enum, whose value is another number on a system where the call
/// may run. Reported at the argument that names the option.
/// </summary>
internal static class FrameworkEnumInRawCall
{
    /// <summary>Judges one call.</summary>
    public static Diagnostic? Check(CallContext context)
    {
        if (context.Call is not { Option: SystemNumbers numbers }
            || (numbers.Level.Member ?? numbers.Number.Member) is null
            || (!context.Call.IsOnCore && !context.Platforms.IsCertain))
        {
            return null;
        }

        // The framework's numbers are those of Windows.
        AbiSet systems = context.Systems.Without(Abi.Windows);
        FrameworkMeaning meaning = new FrameworkMeaning(numbers, OptionCatalog.Default);
        string? fault = DescribeLevel(meaning, systems) ?? DescribeOption(context.Call, meaning, systems);
        return fault is null
            ? null
            : Diagnostic.Create(
                Descriptors.FrameworkEnumInRawCall,
                context.Call.OptionLocation,
                Hints(context, meaning),
                fault);
    }

    private static string? DescribeLevel(FrameworkMeaning meaning, AbiSet systems)
    {
        if (meaning is not { Numbers.Level: { Member: { } member, Value: var value }, Level: { } level })
        {
            return null;
        }

        AbiSet wrong = systems.Where(system => level.Numbers[system] is { } number && number != value);
        return wrong.IsEmpty
            ? null
            : $"SocketOptionLevel.{member.Name} is {OptionProse.Number(value)}, which is {OptionProse.LevelAt(wrong.First, value)}"
                + $" on {OptionProse.List(wrong)}, where {level.Name} is"
                + $" {OptionProse.Join(wrong.Select(system => OptionProse.Number(level.Numbers[system]!.Value)).Distinct())}";
    }

    private static string? DescribeOption(SocketOptionCall call, FrameworkMeaning meaning, AbiSet systems)
    {
        if (meaning.Numbers.Number is not { Member: { } member, Value: var value })
        {
            return null;
        }

        // Where that is another option than the one that is meant, or none.
        AbiSet wrong = systems.Where(system => meaning.LevelAgrees(system) && IsOther(meaning, system, call.Direction));
        return wrong.IsEmpty
            ? null
            : $"SocketOptionName.{member.Name} is {OptionProse.Number(value)}, which is {OptionProse.OnEach(wrong, Reached)},"
                + $" not {Names(meaning.Intended(wrong.First))}";

        string Reached(Abi system) =>
            meaning.Reached(system, call.Direction) is { IsEmpty: false } reached ? Names(reached) : "no option";
    }

    private static bool IsOther(FrameworkMeaning meaning, Abi system, OptionDirection direction)
    {
        ImmutableArray<CatalogOption> intended = meaning.Intended(system);
        ImmutableArray<CatalogOption> reached = meaning.Reached(system, direction);
        return !intended.IsEmpty
            && !reached.Any(option => intended.Any(meant => meant.Name == option.Name))
            && (!reached.IsEmpty || intended.Any(option => option.Numbers[system] is not null));
    }

    private static string Names(ImmutableArray<CatalogOption> options) =>
        string.Join("/", options.Select(static option => option.Name).Distinct());

    private static ImmutableDictionary<string, string?> Hints(CallContext context, FrameworkMeaning meaning)
    {
        ImmutableDictionary<string, string?> hints = ImmutableDictionary<string, string?>.Empty;
        if (context.Types.HasLibrary)
        {
            return meaning.OnlyOption(context.Call.Direction) is { } option
                ? hints.Add(FixHints.TypedKey, option.Key)
                : hints;
        }

        return context.Call.Api == SocketOptionApi.FrameworkRaw && meaning.OnlyOption(context.Call.Direction) is { } known
            ? ExactPair.Of(known, context.Platforms.ToAbis(), hints)
            : hints;
    }
}
