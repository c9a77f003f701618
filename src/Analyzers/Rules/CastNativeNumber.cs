using Microsoft.CodeAnalysis;
using Sockopt.Analyzers.Calls;
using Sockopt.Analyzers.Catalog;

namespace Sockopt.Analyzers.Rules;

/// <summary>
/// SOPT1009: a number of the running system is passed as a member of the framework's enums, which only Windows understands. Reported at the
/// argument that names the option.
/// </summary>
internal static class CastNativeNumber
{
    /// <summary>Judges one call.</summary>
    public static Diagnostic? Check(CallContext context)
    {
        if (context.Call.Option is not FrameworkNames names)
        {
            return null;
        }

        string? level = context.OptionTargets.LevelName(names);
        if ((level is not null && names.Name.Member is not null) || context.OptionTargets.IsHome(names) || !context.Platforms.IsCertain)
        {
            return null;
        }

        // Windows is given the number as it is.
        Abi[] unix = [.. context.Systems.Where(static system => system != Abi.Windows)];
        return unix.Length == 0
            ? null
            : Diagnostic.Create(
                Descriptors.CastNativeNumber,
                context.Call.OptionLocation,
                names.Name.Member is null ? MeantPair.FindNative(context, names) : MeantPair.FindLevel(context, names),
                OptionProse.Pair(level, names),
                OptionProse.List(unix),
                Meaning(context, names, unix));
    }

    private static string Meaning(CallContext context, FrameworkNames names, Abi[] unix)
    {
        // Beside a member, the number of the level has no option of its own.
        IEnumerable<OptionTarget> native = names.Name.Member is null ? context.OptionTargets.FindNative(names, unix) : [];
        string[] meanings =
        [
            .. native.GroupBy(static target => target.Option.Name)
                .Select(static option => $"{option.Key} on {OptionProse.List(option.Select(static target => target.Abi))}"),
        ];
        return meanings.Length == 0 ? "" : $"; natively it is {OptionProse.Join(meanings)}";
    }
}
