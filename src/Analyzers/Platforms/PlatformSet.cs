using System.Collections.Immutable;
using Sockopt.Analyzers.Catalog;

namespace Sockopt.Analyzers.Platforms;

/// <summary>The systems on which a piece of code may run.</summary>
/// <param name="Systems">The systems.</param>
/// <param name="IsCertain">
/// Whether these are all that is known. It is false behind a test that speaks of systems but cannot be understood: the code may
/// then run on fewer of them, and a rule that depends on it is silent.
/// </param>
internal readonly record struct PlatformSet(Platforms Systems, bool IsCertain)
{
    private static readonly ImmutableArray<(Platforms System, Abi Abi)> Abis =
    [
        (Platforms.Linux, Abi.Linux),
        (Platforms.MacOS, Abi.Darwin),
        (Platforms.Windows, Abi.Windows),
        (Platforms.FreeBsd, Abi.FreeBsd),
    ];

    /// <summary>The systems, as the table calls them.</summary>
    public IEnumerable<Abi> ToAbis()
    {
        Platforms systems = Systems;
        return from pair in Abis where (systems & pair.System) != 0 select pair.Abi;
    }

    /// <summary>Whether the code may run on <paramref name="system"/>.</summary>
    public bool Has(Platforms system) => (Systems & system) != 0;

    /// <summary>Whether the code runs on one system, for certain, and which that is.</summary>
    public bool IsOne(out Abi abi)
    {
        Platforms systems = Systems;
        abi = Abis.FirstOrDefault(pair => pair.System == systems).Abi;
        return IsCertain && IsSingle(systems);
    }

    /// <summary>The same, behind a test that cannot be understood. It cannot leave fewer systems than one.</summary>
    public PlatformSet InDoubt() => this with { IsCertain = IsCertain && IsSingle(Systems) };

    /// <summary>Where both this and the other code may run.</summary>
    public PlatformSet Intersect(Platforms systems) => new(Systems & systems, IsCertain || IsSingle(Systems & systems));

    /// <summary>Where this or the other code may run.</summary>
    public PlatformSet Union(PlatformSet other) => new(Systems | other.Systems, IsCertain && other.IsCertain);

    private static bool IsSingle(Platforms systems) =>
        systems is Platforms.Linux or Platforms.MacOS or Platforms.Windows or Platforms.FreeBsd;
}
