using System.Collections.Immutable;
using Sockopt.Analyzers.Catalog;

namespace Sockopt.Analyzers.Hints;

/// <summary>Finds the framework's names that do the same as an option, on all systems where a call may run.</summary>
internal static class ExactPair
{
    /// <summary>The pair, or null if the framework has none that does exactly this.</summary>
    public static FrameworkPair? Pair(CatalogOption option, AbiSet systems) =>
        option.Frameworks.FirstOrDefault(pair => pair.IsExact && option.IsReachedBy(pair, systems));

    /// <summary>The hints with the pair added, if there is one.</summary>
    public static ImmutableDictionary<string, string?> Of(
        CatalogOption option, AbiSet systems, ImmutableDictionary<string, string?> hints) =>
        Pair(option, systems) is { } pair
            ? hints.Add(FixHints.Level, pair.Level).Add(FixHints.Name, pair.Name)
            : hints;
}
