namespace Sockopt.Analyzers.Catalog;

/// <summary>One option of the table.</summary>
/// <param name="Name">Its name in C, such as <c>SO_TYPE</c>.</param>
/// <param name="Id">Its name in the typed API, such as <c>SocketType</c>.</param>
/// <param name="Value">The kind of its value, such as <c>flag</c> or <c>text(16)</c>.</param>
/// <param name="Access">What may be done with it.</param>
/// <param name="Numbers">Its number, where it exists.</param>
/// <param name="Range">The values it accepts, where that is known.</param>
/// <param name="Framework">The framework's names for it, if it has any.</param>
internal sealed record CatalogOption(
    string Name,
    string Id,
    string Value,
    PerAbi<OptionAccess> Access,
    PerAbi<int?> Numbers,
    PerAbi<ValueRange?> Range,
    FrameworkPair? Framework)
{
    /// <summary>Reads one line of a level.</summary>
    public static CatalogOption Parse(string line)
    {
        string[] columns = line.Split('\t');
        return new CatalogOption(
            Name: columns[0],
            Id: columns[1],
            Value: columns[2],
            Access: PerAbi<OptionAccess>.Parse(columns[3], ';', ParseAccess),
            Numbers: AbiNumbers.Parse(columns[4]),
            Range: PerAbi<ValueRange?>.Parse(columns[5], ';', ValueRange.Parse),
            Framework: FrameworkPair.Parse(columns[6]));
    }

    private static OptionAccess ParseAccess(string text) => text switch
    {
        "" => OptionAccess.None,
        "get" => OptionAccess.Get,
        "set" => OptionAccess.Set,
        "get set" => OptionAccess.Get | OptionAccess.Set,
        "cmsg" => OptionAccess.Ancillary,
        _ => throw new FormatException($"The catalog has no access '{text}'."),
    };
}
