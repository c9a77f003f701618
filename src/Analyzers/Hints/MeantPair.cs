using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Sockopt.Analyzers.Calls;
using Sockopt.Analyzers.Catalog;

namespace Sockopt.Analyzers.Hints;

/// <summary>
/// Finds the pair that the author of a wrong one meant, for the fixes. Either the level is wrong, or the name: decompilers print
/// any member of a value, so that what was NoDelay in the source is Debug in theirs. The value that is set often tells which.
/// </summary>
internal static class MeantPair
{
    private static readonly ImmutableDictionary<string, string?> Nothing = ImmutableDictionary<string, string?>.Empty;

    /// <summary>What should be written instead of a name that is at the wrong level.</summary>
    public static ImmutableDictionary<string, string?> Find(CallContext context, FrameworkNames names)
    {
        OptionTargets targets = context.OptionTargets;
        if (names.Name.Member?.Name is not { } written || targets.LevelName(names) is not { } level)
        {
            return Nothing;
        }

        string? rightLevel = OnlyOne(targets.HomeLevels(written).Where(home => Fitting(context, home, written).Length > 0));
        string? rightName = targets.IsFirstOfValue(names)
            ? OnlyOne(targets.MembersOfValue(names).Where(member => Fitting(context, level, member).Length > 0))
            : null;
        OptionTarget[] byLevel = rightLevel is null ? [] : Fitting(context, rightLevel, written);
        OptionTarget[] byName = rightName is null ? [] : Fitting(context, level, rightName);

        // 0 and 1 fit a number, too, but look like a flag.
        if (byLevel.Length > 0
            && byName.Length > 0
            && context.Call.Value?.ConstantValue.Value is 0 or 1
            && IsFlag(byLevel) != IsFlag(byName))
        {
            byName = IsFlag(byName) ? byName : [];
            byLevel = IsFlag(byLevel) ? byLevel : [];
        }

        ImmutableDictionary<string, string?> hints = Nothing;
        hints = byName.Length > 0 ? hints.Add(FixHints.Name, rightName) : hints;
        hints = byLevel.Length > 0 ? hints.Add(FixHints.Level, rightLevel) : hints;
        return byName.Length > 0 ? AddKey(hints, context, level, rightName!)
            : byLevel.Length > 0 ? AddKey(hints, context, rightLevel!, written)
            : hints;
    }

    /// <summary>What should be written instead of a level that is a number of the running system.</summary>
    public static ImmutableDictionary<string, string?> FindLevel(CallContext context, FrameworkNames names)
    {
        if (names.Name.Member?.Name is not { } written
            || OnlyOne(context.OptionTargets.HomeLevels(written)) is not { } level
            || !context.OptionTargets.IsNativeLevel(level, names.Level.Value, context.Systems))
        {
            return Nothing;
        }

        return Fitting(context, level, written).Length > 0
            ? AddKey(Nothing.Add(FixHints.Level, level), context, level, written)
            : Nothing;
    }

    /// <summary>What should be written instead of a name that is a number of the running system.</summary>
    public static ImmutableDictionary<string, string?> FindNative(CallContext context, FrameworkNames names)
    {
        ImmutableArray<OptionTarget> native = context.OptionTargets.FindNative(names, context.Systems);
        CatalogOption[] options = [.. native.Select(static target => target.Option).Distinct()];
        if (options is not [var option] || !native.All(target => Fits(context.Call, target)))
        {
            return Nothing;
        }

        ImmutableDictionary<string, string?> hints = Nothing;
        if (context.OptionTargets.LevelName(names) is { } level
            && OnlyOne(option.Frameworks.Where(pair => IsSame(pair, level, native)).Select(static pair => pair.Name)) is { } name)
        {
            hints = hints.Add(FixHints.Name, name);
        }

        return AddKey(hints, context, native);
    }

    private static bool IsSame(FrameworkPair pair, string level, ImmutableArray<OptionTarget> native) =>
        pair.IsExact && pair.Level == level && native.All(target => target.Option.IsReachedBy(pair, target.Abi));

    private static OptionTarget[] Fitting(CallContext context, string level, string member) =>
        [.. context.OptionTargets.FindPair(level, member, context.Systems).Where(target => Fits(context.Call, target))];

    private static bool Fits(SocketOptionCall call, OptionTarget target) =>
        target.Allows(call.Direction) && (call.Direction == OptionDirection.Get || FitsValue(call, target));

    private static bool FitsValue(SocketOptionCall call, OptionTarget target)
    {
        ITypeSymbol? type =
            (call.Value is IConversionOperation { IsImplicit: true } conversion ? conversion.Operand : call.Value)?.Type;
        bool isNumber = target.Option.Length[target.Abi] == sizeof(int);
        return call.TakesObject
            ? type?.Name switch
            {
                "LingerOption" => target.Option.Value == "linger",
                "MulticastOption" => target.Option.Type == "Sockopt.IPv4Membership",
                "IPv6MulticastOption" => target.Option.Type == "Sockopt.IPv6Membership",
                _ => false,
            }
            : (type?.SpecialType, call.Value?.ConstantValue.Value) switch
            {
                (SpecialType.System_Boolean, _) => IsFlag(target.Option),
                (SpecialType.System_Int32, not null and not 0 and not 1) => isNumber && !IsFlag(target.Option),
                (SpecialType.System_Int32, _) => isNumber,
                _ => true,
            };
    }

    private static ImmutableDictionary<string, string?> AddKey(
        ImmutableDictionary<string, string?> hints, CallContext context, string level, string member) =>
        AddKey(hints, context, context.OptionTargets.FindPair(level, member, context.Systems));

    // An option that a system lacks, and that the framework only imitates there, has no number for a typed key to use.
    private static ImmutableDictionary<string, string?> AddKey(
        ImmutableDictionary<string, string?> hints, CallContext context, ImmutableArray<OptionTarget> targets) =>
        context.Types.HasLibrary
        && targets.Select(static target => target.Option).Distinct().ToArray() is [{ IsOfOtherTable: false } option]
        && targets.All(target => option.Numbers[target.Abi] is not null)
            ? hints.Add(FixHints.TypedKey, option.Key)
            : hints;

    private static bool IsFlag(OptionTarget[] targets) => targets.All(static target => IsFlag(target.Option));

    private static bool IsFlag(CatalogOption option) => option.Type == "bool";

    private static string? OnlyOne(IEnumerable<string> names) => names.Distinct().ToArray() is [var name] ? name : null;
}
