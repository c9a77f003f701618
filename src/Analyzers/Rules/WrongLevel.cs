using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Sockopt.Analyzers.Calls;
using Sockopt.Analyzers.Catalog;
using Sockopt.Analyzers.Hints;

namespace Sockopt.Analyzers.Rules;

/// <summary>
/// SOPT1003 and SOPT1004: a name is written at a level that it does not belong to. Either the pair is another option on some
/// system, or the call fails on all. Reported at the argument that names the option.
/// </summary>
internal static class WrongLevel
{
    /// <summary>Judges one call.</summary>
    public static Diagnostic? Check(CallContext context)
    {
        SocketOptionCall call = context.Call;
        if (call.Option is not FrameworkNames { Name.Member: { } member } names
            || context.OptionTargets.LevelName(names) is not { } level
            || context.OptionTargets.IsHome(names))
        {
            return null;
        }

        AbiSet systems = context.Systems;
        if (systems.IsEmpty)
        {
            return null;
        }

        string pair = OptionProse.Pair(level, names);
        string meant = Meant(context, member.Name, systems);
        ImmutableArray<OptionTarget> targets = context.Targets;
        return targets.IsEmpty || call.TakesObject
            ? Report(
                Descriptors.WrongLevelFails,
                $"{pair} {(targets.IsEmpty ? "is not an option" : "takes no object")}: the call {OptionProse.Failure(call)}; "
                + Home(context, member.Name, meant))
            : Report(Descriptors.WrongLevelReachesOther, $"{pair} {Effects(call, targets, systems, meant)}");

        Diagnostic Report(DiagnosticDescriptor descriptor, string message) =>
            Diagnostic.Create(descriptor, call.OptionLocation, MeantPair.Find(context, names), message);
    }

    // sets TCP_MAXSEG to 1 on Windows, not SO_REUSEADDR, and fails on Linux and macOS
    private static string Effects(
        SocketOptionCall call, ImmutableArray<OptionTarget> targets, AbiSet systems, string meant)
    {
        AbiSet failing = systems.Except(OptionTarget.SystemsOf(targets));
        IGrouping<string, OptionTarget>[] effects = [.. targets.GroupBy(target => Effect(call, target))];
        bool isSame = failing.IsEmpty && effects.Length == 1;

        IEnumerable<string> texts = isSame
            ? [effects[0].Key]
            : effects.Select(static effect => $"{effect.Key} on {OptionProse.List(effect)}");
        return OptionProse.Join(texts)
            + (meant.Length > 0 ? $", not {meant}" : "")
            + (!failing.IsEmpty ? $"{(meant.Length > 0 ? "," : "")} and fails on {OptionProse.List(failing)}" : "");
    }

    private static string Effect(SocketOptionCall call, OptionTarget target) =>
        (call.Direction, target.Allows(call.Direction)) switch
        {
            (OptionDirection.Get, true) => $"reads {target.Option.Name}",
            (OptionDirection.Set, true) => $"sets {target.Option.Name}{ValueSet(call, target.Option)}",
            (OptionDirection.Get, false) => $"fails to read {target.Option.Name}",
            _ => $"fails to set {target.Option.Name}",
        };

    private static string ValueSet(SocketOptionCall call, CatalogOption option) =>
        option.Type is not ("bool" or "int" or "long" or "System.TimeSpan")
            ? ""
            : call.Value?.ConstantValue.Value switch
            {
                bool flag => flag ? " to 1" : " to 0",
                int number => " to " + number.ToString(CultureInfo.InvariantCulture),
                _ => "",
            };

    // SO_BROADCAST is at level Socket
    private static string Home(CallContext context, string member, string meant)
    {
        string[] levels = [.. context.OptionTargets.HomeLevels(member)];
        return levels.Length == 0
            ? $"no level has {member}"
            : $"{meant} is at {(levels.Length == 1 ? "level" : "levels")} {OptionProse.Join(levels)}";
    }

    // What the name is called on these systems or, if they all lack it, anywhere.
    private static string Meant(CallContext context, string member, AbiSet systems)
    {
        OptionTargets targets = context.OptionTargets;
        string[] levels = [.. targets.HomeLevels(member)];
        CatalogOption[] here =
            [.. levels.SelectMany(level => targets.FindPair(level, member, systems)).Select(static target => target.Option)];
        IEnumerable<CatalogOption> options =
            here.Length > 0 ? here : levels.SelectMany(level => targets.FindPair(level, member));
        return string.Join("/", options.Select(static option => option.Name).Distinct());
    }
}
