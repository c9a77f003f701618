using Sockopt.Analyzers.Catalog;

namespace Sockopt.Analyzers.Calls;

/// <summary>An option that a call may reach, on one system where it may run.</summary>
internal sealed record OptionTarget(CatalogOption Option, Abi Abi)
{
    /// <summary>What this system allows to be done with the option.</summary>
    public OptionAccess Access => Option.Access[Abi];

    /// <summary>Whether this system lets the option be got, or be set.</summary>
    public bool Allows(OptionDirection direction) =>
        (Access & (direction == OptionDirection.Get ? OptionAccess.Get : OptionAccess.Set)) != 0;
}
