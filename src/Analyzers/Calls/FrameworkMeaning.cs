using System.Collections.Immutable;
using Sockopt.Analyzers.Catalog;

namespace Sockopt.Analyzers.Calls;

/// <summary>What the author of a call by numbers means, who writes one or both of them with a member of a framework
/// enum.</summary>
internal sealed class FrameworkMeaning
{
    private readonly OptionCatalog _catalog;

    public FrameworkMeaning(SystemNumbers numbers, OptionCatalog catalog)
    {
        _catalog = catalog;
        Numbers = numbers;
        // The framework's levels bear the ids of the table's.
        Level = numbers.Level.Member is { } member ? catalog.FindLevel(member.Name) : null;
    }

    public SystemNumbers Numbers { get; }

    /// <summary>The level that is meant, if it is written with a member.</summary>
    public CatalogLevel? Level { get; }

    /// <summary>Whether the number of the level is that of a level which can be meant.</summary>
    public bool LevelAgrees(Abi system) =>
        Level is null || Level.Numbers[system] == Numbers.Level.Value;

    /// <summary>The options that the member of SocketOptionName can mean on a system, at the level that is written.</summary>
    public ImmutableArray<CatalogOption> Intended(Abi system)
    {
        return Numbers.Number.Member is { } member
            ? [
                .. from level in Level is null ? _catalog.Levels.Where(IsWritten) : [Level]
                   from option in _catalog.Find(level.Id, member.Name)
                   select option,
            ]
            : [];

        bool IsWritten(CatalogLevel level) => level.Numbers[system] == Numbers.Level.Value;
    }

    /// <summary>What the numbers reach on a system; of several, those that the call can have to do with.</summary>
    public ImmutableArray<CatalogOption> Reached(Abi system, OptionDirection direction)
    {
        ImmutableArray<CatalogOption> all = [.. _catalog.Find(system, Numbers.Level.Value, Numbers.Number.Value)];
        ImmutableArray<CatalogOption> allowed = [.. all.Where(option => Allows(option, system, direction))];
        return allowed.IsEmpty ? all : allowed;
    }

    /// <summary>The one option that is meant, or null if there are several or none.</summary>
    public CatalogOption? OnlyOption(OptionDirection direction)
    {
        // A plain number at the framework's level is one of the system that its author has in mind, whichever that is.
        HashSet<CatalogOption> allowed = [];
        foreach (Abi system in AbiSet.Hosts)
        {
            allowed.UnionWith(Numbers.Number.Member is not null ? Intended(system) : OptionsNumbered(system));
        }

        allowed.RemoveWhere(option => !AbiSet.Hosts.Any(system => Allows(option, system, direction)));
        return allowed.Count == 1 && allowed.First() is { IsOfOtherTable: false } only ? only : null;
    }

    private IEnumerable<CatalogOption> OptionsNumbered(Abi system) =>
        Level is null ? [] : Level.Options.Where(option => option.Numbers[system] == Numbers.Number.Value);

    private static bool Allows(CatalogOption option, Abi system, OptionDirection direction) =>
        new OptionTarget(option, system).Allows(direction);
}
