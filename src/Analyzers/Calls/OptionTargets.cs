using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Sockopt.Analyzers.Catalog;

namespace Sockopt.Analyzers.Calls;

/// <summary>Finds what a call reaches on each system.</summary>
internal sealed class OptionTargets(OptionCatalog catalog, SocketTypes types)
{
    /// <summary>
    /// The options that a call may reach on some systems. There can be several on one: on the BSDs level 0 is that of IP and
    /// that of local sockets, and on Linux option 26 of the socket level is one option to get and another to set.
    /// </summary>
    public IEnumerable<OptionTarget> Find(OptionReference? reference, IEnumerable<Abi> systems) => reference switch
    {
        FrameworkNames names when HomeMembers(names).ToImmutableArray() is { IsEmpty: false } members =>
            from member in members
            from system in systems
            from option in catalog.Find(system, LevelName(names)!, member)
            select new OptionTarget(option, system),
        FrameworkNames names => FindByValue(names, systems),
        SystemNumbers numbers =>
            from system in systems
            from option in catalog.Find(system, numbers.Level.Value, numbers.Number.Value)
            select new OptionTarget(option, system),
        KnownOptions known =>
            from option in known.Options
            from system in systems
            where option.IsOfOtherTable || option.Numbers[system] is not null || option.IsReachedByFramework(system)
            select new OptionTarget(option, system),
        _ => [],
    };

    /// <summary>
    /// Whether the framework has the name at the level. A member that is written counts by its own name; where it cannot be
    /// seen, any member of the value does.
    /// </summary>
    public bool IsHome(FrameworkNames names) => HomeMembers(names).Any();

    /// <summary>The member of SocketOptionLevel that a level is, or null if it is a number without one.</summary>
    public string? LevelName(FrameworkNames names) =>
        (names.Level.Member ?? SocketTypes.Members(types.OptionLevel, names.Level.Value).FirstOrDefault())?.Name;

    /// <summary>The members of SocketOptionName that have the value of a name, whatever was written.</summary>
    public IEnumerable<string> MembersOfValue(FrameworkNames names) =>
        SocketTypes.Members(types.OptionName, names.Name.Value).Select(static member => member.Name);

    /// <summary>The levels at which the framework has a member of SocketOptionName.</summary>
    public IEnumerable<string> HomeLevels(string member) =>
        from level in types.OptionLevel?.GetMembers().OfType<IFieldSymbol>() ?? []
        where catalog.Find(level.Name, member).Any()
        select level.Name;

    /// <summary>The options for which the framework has two names, on the systems on which it gets to them.</summary>
    public IEnumerable<OptionTarget> FindPair(string level, string member, IEnumerable<Abi> systems) =>
        from system in systems
        from option in catalog.Find(system, level, member)
        select new OptionTarget(option, system);

    /// <summary>The options for which the framework has two names, on whatever systems.</summary>
    public IEnumerable<CatalogOption> FindPair(string level, string member) => catalog.Find(level, member);

    /// <summary>
    /// What two numbers would reach if the system were asked directly. A level that is written with a member of SocketOptionLevel
    /// stands for the system's own number of it.
    /// </summary>
    public IEnumerable<OptionTarget> FindNative(FrameworkNames names, IEnumerable<Abi> systems) =>
        from system in systems
        let level = LevelName(names) is { } name ? catalog.FindLevel(name)?.Numbers[system] : names.Level.Value
        where level is not null
        from option in catalog.Find(system, level.Value, names.Name.Value)
        select new OptionTarget(option, system);

    /// <summary>Whether a number is that of a level on one of some systems.</summary>
    public bool IsNativeLevel(string level, int number, IEnumerable<Abi> systems) =>
        catalog.FindLevel(level) is { } known && systems.Any(system => known.Numbers[system] == number);

    /// <summary>Whether a member is likely what a decompiler prints for its value: that is the first one that it finds.</summary>
    // The framework declares its members level by level, that of every socket first; its reference assemblies sort those of one
    // value by name.
    public bool IsFirstOfValue(FrameworkNames names)
    {
        string? written = names.Name.Member?.Name;
        IEnumerable<string> byLevel =
            from level in catalog.Levels.OrderBy(static level => level.Domains.Length > 0)
            from member in MembersOfValue(names)
            where catalog.Find(level.Id, member).Any()
            select member;
        return written is not null && (MembersOfValue(names).First() == written || byLevel.FirstOrDefault() == written);
    }

    private IEnumerable<string> HomeMembers(FrameworkNames names) =>
        from level in LevelName(names) is { } name ? new[] { name } : []
        from member in names.Name.Member is { } written ? [written.Name] : MembersOfValue(names)
        where catalog.Find(level, member).Any()
        select member;

    // Windows takes both values as they are. On Unix the framework translates them, and cannot tell members of one value apart.
    private IEnumerable<OptionTarget> FindByValue(FrameworkNames names, IEnumerable<Abi> systems) =>
        from system in systems
        from option in system == Abi.Windows
            ? catalog.Find(system, names.Level.Value, names.Name.Value)
            : FindTranslated(names, system)
        select new OptionTarget(option, system);

    private IEnumerable<CatalogOption> FindTranslated(FrameworkNames names, Abi system) =>
        from level in LevelName(names) is { } name ? new[] { name } : []
        from member in MembersOfValue(names)
        from option in catalog.Find(system, level, member)
        select option;
}
