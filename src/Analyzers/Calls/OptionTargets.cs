using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Sockopt.Analyzers.Catalog;

namespace Sockopt.Analyzers.Calls;

/// <summary>Finds what a call reaches on each system.</summary>
// Every call asks it, hence the loops: a query over systems is compiled anew in every compiler process.
internal sealed class OptionTargets(OptionCatalog catalog, SocketTypes types)
{
    /// <summary>
    /// The options that a call may reach on some systems. There can be several on one: on the BSDs level 0 is that of IP and
    /// that of local sockets, and on Linux option 26 of the socket level is one option to get and another to set.
    /// </summary>
    public ImmutableArray<OptionTarget> Find(OptionReference? reference, AbiSet systems)
    {
        ImmutableArray<OptionTarget>.Builder found = ImmutableArray.CreateBuilder<OptionTarget>();
        switch (reference)
        {
            case FrameworkNames names:
                AddNamed(found, names, systems);
                break;
            case SystemNumbers numbers:
                foreach (Abi system in systems)
                {
                    Add(found, catalog.Find(system, numbers.Level.Value, numbers.Number.Value), system);
                }

                break;
            case KnownOptions known:
                AddKnown(found, known, systems);
                break;
        }

        return found.ToImmutable();
    }

    /// <summary>
    /// Whether the framework has the name at the level. A member that is written counts by its own name; where it cannot be
    /// seen, any member of the value does.
    /// </summary>
    public bool IsHome(FrameworkNames names) => HomeMembers(names).Count > 0;

    /// <summary>The member of SocketOptionLevel that a level is, or null if it is a number without one.</summary>
    public string? LevelName(FrameworkNames names) =>
        (names.Level.Member ?? SocketTypes.Members(types.OptionLevel, names.Level.Value).FirstOrDefault())?.Name;

    /// <summary>The members of SocketOptionName that have the value of a name, whatever was written.</summary>
    public IEnumerable<string> MembersOfValue(FrameworkNames names) =>
        SocketTypes.Members(types.OptionName, names.Name.Value).Select(static member => member.Name);

    /// <summary>The levels at which the framework has a member of SocketOptionName.</summary>
    public IEnumerable<string> HomeLevels(string member) =>
        from level in types.OptionLevel?.GetMembers().OfType<IFieldSymbol>() ?? []
        where catalog.Find(level.Name, member).Count > 0
        select level.Name;

    /// <summary>The options for which the framework has two names, on the systems on which it gets to them.</summary>
    public ImmutableArray<OptionTarget> FindPair(string level, string member, AbiSet systems)
    {
        ImmutableArray<OptionTarget>.Builder found = ImmutableArray.CreateBuilder<OptionTarget>();
        AddPair(found, level, member, systems);
        return found.ToImmutable();
    }

    /// <summary>The options for which the framework has two names, on whatever systems.</summary>
    public IReadOnlyList<CatalogOption> FindPair(string level, string member) => catalog.Find(level, member);

    /// <summary>
    /// What two numbers would reach if the system were asked directly. A level that is written with a member of SocketOptionLevel
    /// stands for the system's own number of it.
    /// </summary>
    public ImmutableArray<OptionTarget> FindNative(FrameworkNames names, AbiSet systems)
    {
        ImmutableArray<OptionTarget>.Builder found = ImmutableArray.CreateBuilder<OptionTarget>();
        foreach (Abi system in systems)
        {
            int? level = LevelName(names) is { } name ? catalog.FindLevel(name)?.Numbers[system] : names.Level.Value;
            if (level is { } number)
            {
                Add(found, catalog.Find(system, number, names.Name.Value), system);
            }
        }

        return found.ToImmutable();
    }

    /// <summary>Whether a number is that of a level on one of some systems.</summary>
    public bool IsNativeLevel(string level, int number, AbiSet systems) =>
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
            where catalog.Find(level.Id, member).Count > 0
            select member;
        return written is not null && (MembersOfValue(names).FirstOrDefault() == written || byLevel.FirstOrDefault() == written);
    }

    private List<string> HomeMembers(FrameworkNames names)
    {
        List<string> members = [];
        if (LevelName(names) is not { } level)
        {
            return members;
        }

        foreach (string member in names.Name.Member is { } written ? [written.Name] : MembersOfValue(names))
        {
            if (catalog.Find(level, member).Count > 0)
            {
                members.Add(member);
            }
        }

        return members;
    }

    private void AddNamed(ImmutableArray<OptionTarget>.Builder found, FrameworkNames names, AbiSet systems)
    {
        List<string> members = HomeMembers(names);
        foreach (string member in members)
        {
            AddPair(found, LevelName(names)!, member, systems);
        }

        if (members.Count == 0)
        {
            AddByValue(found, names, systems);
        }
    }

    // Windows takes both values as they are. On Unix the framework translates them, and cannot tell members of one value apart.
    private void AddByValue(ImmutableArray<OptionTarget>.Builder found, FrameworkNames names, AbiSet systems)
    {
        foreach (Abi system in systems)
        {
            if (system == Abi.Windows)
            {
                Add(found, catalog.Find(system, names.Level.Value, names.Name.Value), system);
            }
            else if (LevelName(names) is { } level)
            {
                foreach (string member in MembersOfValue(names))
                {
                    Add(found, catalog.Find(system, level, member), system);
                }
            }
        }
    }

    private void AddPair(ImmutableArray<OptionTarget>.Builder found, string level, string member, AbiSet systems)
    {
        foreach (Abi system in systems)
        {
            Add(found, catalog.Find(system, level, member), system);
        }
    }

    private static void AddKnown(ImmutableArray<OptionTarget>.Builder found, KnownOptions known, AbiSet systems)
    {
        foreach (CatalogOption option in known.Options)
        {
            foreach (Abi system in systems)
            {
                if (option.IsOfOtherTable || option.Numbers[system] is not null || option.IsReachedByFramework(system))
                {
                    found.Add(new OptionTarget(option, system));
                }
            }
        }
    }

    private static void Add(ImmutableArray<OptionTarget>.Builder found, IReadOnlyList<CatalogOption> options, Abi system)
    {
        foreach (CatalogOption option in options)
        {
            found.Add(new OptionTarget(option, system));
        }
    }
}
