using System.Globalization;

namespace Sockopt.Analyzers.Catalog;

/// <summary>Reads the numbers of a level or an option, one per ABI that has it.</summary>
internal static class AbiNumbers
{
    /// <summary>Reads <c>core=4104,linux=3</c>. Where no number is given, the ABI does not have the level or the option.</summary>
    public static PerAbi<int?> Parse(string text) =>
        PerAbi<int?>.Parse(text, ',', static number => number.Length == 0 ? null : int.Parse(number, CultureInfo.InvariantCulture));
}
