namespace Sockopt.Analyzers.Catalog;

/// <summary>A system with option numbers of its own.</summary>
internal enum Abi
{
    /// <summary>The in-process socket core.</summary>
    Core,
    Linux,
    FreeBsd,
    OpenBsd,
    Darwin,
    Windows,
    Irix,
}
