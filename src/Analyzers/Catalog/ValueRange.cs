using System.Globalization;

namespace Sockopt.Analyzers.Catalog;

/// <summary>The values that an option accepts, both ends included.</summary>
internal sealed record ValueRange(long Minimum, long Maximum)
{
    private const string Separator = "..";

    /// <summary>Whether it has a value in it.</summary>
    public bool Contains(long value) => value >= Minimum && value <= Maximum;

    /// <summary>Reads <c>1..32767</c>; nothing is no range.</summary>
    public static ValueRange? Parse(string text)
    {
        if (text.Length == 0)
        {
            return null;
        }

        int separator = text.IndexOf(Separator, StringComparison.Ordinal);
        return new ValueRange(
            long.Parse(text.Substring(0, separator), CultureInfo.InvariantCulture),
            long.Parse(text.Substring(separator + Separator.Length), CultureInfo.InvariantCulture));
    }
}
