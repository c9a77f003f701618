using System.Globalization;

namespace Sockopt.Analyzers.Catalog;

/// <summary>Reads the numbers of a level or an option, one per ABI that has it.</summary>
internal static class AbiNumbers
{
    /// <summary>Reads <c>core=4104,linux=3</c>. An ABI without a number does not have the level or the option.</summary>
    public static PerAbi<int?> Parse(string text) => PerAbi<int?>.Parse(text, ',', ParseNumber);

    /// <summary>Reads one number; nothing is none.</summary>
    public static int? ParseNumber(string text) => text.Length == 0 ? null : int.Parse(text, CultureInfo.InvariantCulture);
}
