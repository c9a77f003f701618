namespace Sockopt.Analyzers.Catalog;

/// <summary>The names of ABIs in the catalog.</summary>
internal static class AbiNames
{
    /// <summary>The ABI of a name.</summary>
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
