namespace Sockopt.Analyzers.Catalog;

/// <summary>How the catalog spells the systems.</summary>
internal static class AbiNames
{
    /// <summary>The system that a name is that of.</summary>
    public static Abi Parse(string text) => text switch
    {
        "core" => Abi.Core,
        "linux" => Abi.Linux,
        "freebsd" => Abi.FreeBsd,
        "openbsd" => Abi.OpenBsd,
        "darwin" => Abi.Darwin,
        "windows" => Abi.Windows,
        "irix" => Abi.Irix,
        _ => throw new FormatException($"The catalog has no ABI '{text}'."),
    };
}
