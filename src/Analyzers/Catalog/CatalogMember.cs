using System.Collections.Immutable;
using System.Globalization;

namespace Sockopt.Analyzers.Catalog;

/// <summary>A member of the enumeration that the value of an option is.</summary>
/// <param name="Name">Its name in the typed API.</param>
/// <param name="Number">Its number on Linux; in an enumeration that Linux does not have, its value in .NET.</param>
internal sealed record CatalogMember(string Name, int Number)
{
    /// <summary>Reads <c>Dont=0,Want=1,Do=2</c>.</summary>
    public static ImmutableArray<CatalogMember> ParseList(string text) =>
        text.Length == 0 ? [] : [.. text.Split(',').Select(Parse)];

    private static CatalogMember Parse(string text)
    {
        int equals = text.IndexOf('=');
        return new CatalogMember(
            text.Substring(0, equals), int.Parse(text.Substring(equals + 1), CultureInfo.InvariantCulture));
    }
}
