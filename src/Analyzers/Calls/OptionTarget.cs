using Sockopt.Analyzers.Catalog;

namespace Sockopt.Analyzers.Calls;

/// <summary>An option that a call may reach, on one system where it may run.</summary>
internal sealed record OptionTarget(CatalogOption Option, Abi Abi)
{
    /// <summary>What this system allows to be done with the option.</summary>
    public OptionAccess Access => Option.Access[Abi];

    /// <summary>The systems on which some options are reached.</summary>
    public static AbiSet SystemsOf(IEnumerable<OptionTarget> targets)
    {
        AbiSet systems = default;
        foreach (OptionTarget target in targets)
        {
            systems = systems.With(target.Abi);
        }

        return systems;
    }

    /// <summary>Those of some options that are reached on one system.</summary>
    public static List<OptionTarget> On(Abi system, IEnumerable<OptionTarget> targets) =>
        [.. targets.Where(target => target.Abi == system)];

    /// <summary>Whether this system lets the option be got, or be set.</summary>
    public bool Allows(OptionDirection direction) =>
        (Access & (direction == OptionDirection.Get ? OptionAccess.Get : OptionAccess.Set)) != 0;
}
