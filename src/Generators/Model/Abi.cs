namespace Sockopt.Generators.Model;

/// <summary>A column of the table: a system with numbers and layouts of its own.</summary>
internal enum Abi
{
    /// <summary>The in-process socket core.</summary>
    Core,
    Linux,
    FreeBsd,
    OpenBsd,
    Darwin,
    Windows,

    /// <summary>IRIX has no .NET: its numbers are documentation.</summary>
    Irix,
}
