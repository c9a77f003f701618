namespace Sockopt.Analyzers.Catalog;

/// <summary>A system with option numbers of its own. Messages name several in this order.</summary>
internal enum Abi
{
    /// <summary>The in-process socket core.</summary>
    Core,
    Linux,
    Darwin,
    Windows,
    FreeBsd,
    OpenBsd,
    Irix,
}
