using System.Collections.Immutable;

namespace Sockopt.Analyzers.Catalog;

/// <summary>How the text of the catalog is parted.</summary>
internal static class CatalogText
{
    private static readonly char[] LineEnd = ['\n'];

    /// <summary>The lines of a text.</summary>
    public static string[] Lines(string text) => text.Split(LineEnd, StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The columns of a line.</summary>
    public static string[] Columns(string line) => line.Split('\t');

    /// <summary>The words of a column; none if it is empty.</summary>
    public static ImmutableArray<string> List(string column) => column.Length == 0 ? [] : [.. column.Split(',')];

    /// <summary>A column, or null if it is empty.</summary>
    public static string? OrNull(string column) => column.Length == 0 ? null : column;
}
