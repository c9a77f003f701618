using Sockopt.Analyzers.Calls;
using Sockopt.Analyzers.Catalog;

namespace Sockopt.Analyzers.Hints;

/// <summary>Finds the typed key that does what a call means to do.</summary>
internal static class TypedKey
{
    /// <summary>The key, such as <c>TcpOption.NoDelay</c>; null without the library, or if none does just the same.</summary>
    public static string? Of(CallContext context)
    {
        if (!context.Types.HasLibrary)
        {
            return null;
        }

        CatalogOption[] options = [.. context.Targets.Select(static target => target.Option).Distinct()];
        return options is [{ IsOfOtherTable: false } option] && IsExact(context, option)
            ? option.Key
            : null;
    }

    private static bool IsExact(CallContext context, CatalogOption option) =>
        context.Call.Option is not FrameworkNames names
        || option.Frameworks.Any(pair =>
            pair.IsExact
            && pair.Level == context.OptionTargets.LevelName(names)
            && Names(context, names).Contains(pair.Name));

    private static IEnumerable<string> Names(CallContext context, FrameworkNames names) =>
        names.Name.Member is { } member ? [member.Name] : context.OptionTargets.MembersOfValue(names);
}
