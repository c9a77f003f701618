using Sockopt.Analyzers.Catalog;

namespace Sockopt.Analyzers.Platforms;

/// <summary>The systems on which a piece of code may run.</summary>
/// <param name="Systems">The systems.</param>
/// <param name="IsCertain">
/// Whether every test on the way was understood. It is false behind a test that speaks of systems but cannot be understood: the
/// code may then run on fewer of them, and a rule that depends on it is silent.
/// </param>
internal readonly record struct PlatformSet(HostPlatforms Systems, bool IsCertain)
{
    /// <summary>The systems, as the table calls them.</summary>
    public AbiSet ToAbis()
    {
        AbiSet systems = default;
        systems = Has(HostPlatforms.Linux) ? systems.With(Abi.Linux) : systems;
        systems = Has(HostPlatforms.MacOS) ? systems.With(Abi.Darwin) : systems;
        systems = Has(HostPlatforms.Windows) ? systems.With(Abi.Windows) : systems;
        return Has(HostPlatforms.FreeBsd) ? systems.With(Abi.FreeBsd) : systems;
    }

    /// <summary>Whether the code may run on <paramref name="system"/>.</summary>
    public bool Has(HostPlatforms system) => (Systems & system) != 0;

    /// <summary>Whether the code runs on one system, for certain, and which that is.</summary>
    public bool IsOne(out Abi abi)
    {
        bool isOne = IsCertain && IsSingle(Systems);
        abi = isOne ? ToAbis().First : default;
        return isOne;
    }

    /// <summary>The same, behind a test that cannot be understood. It cannot leave fewer systems than one.</summary>
    public PlatformSet InDoubt() => this with { IsCertain = IsCertain && IsSingle(Systems) };

    /// <summary>The same, but on no others than <paramref name="systems"/>. One system alone is certain.</summary>
    public PlatformSet Intersect(HostPlatforms systems) => new(Systems & systems, IsCertain || IsSingle(Systems & systems));

    /// <summary>Where this or the other code may run.</summary>
    public PlatformSet Union(PlatformSet other) => new(Systems | other.Systems, IsCertain && other.IsCertain);

    private static bool IsSingle(HostPlatforms systems) =>
        systems is HostPlatforms.Linux or HostPlatforms.MacOS or HostPlatforms.Windows or HostPlatforms.FreeBsd;
}
