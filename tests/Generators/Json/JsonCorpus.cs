using System.Globalization;
using System.Text.RegularExpressions;

namespace Sockopt.Generators.Tests.Json;

/// <summary>The documents of <c>corpus.txt</c>, which says how it is to be read.</summary>
internal static partial class JsonCorpus
{
    public static IReadOnlyDictionary<string, string> Documents { get; } = Load();

    public static TheoryData<string> Names => [.. Documents.Keys];

    /// <summary>The documents whose names begin with <paramref name="category"/>.</summary>
    public static IEnumerable<string> OfCategory(string category) =>
        from document in Documents
           where document.Key.StartsWith(category, StringComparison.Ordinal)
           select document.Value;

    private static Dictionary<string, string> Load()
    {
        using Stream stream = typeof(JsonCorpus).Assembly.GetManifestResourceStream("Json.corpus.txt")!;
        using StreamReader reader = new(stream);
        Dictionary<string, string> documents = [];
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
            {
                string name = line.Split(' ')[0];
                documents.Add(name, CodeUnit().Replace(line[name.Length..].Trim(' '), Decode));
            }
        }

        return documents;
    }

    private static string Decode(Match codeUnit)
    {
        ushort value = ushort.Parse(codeUnit.Groups[1].ValueSpan, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        return ((char)value).ToString();
    }

    [GeneratedRegex("<U\\+([0-9A-F]{4})>")]
    private static partial Regex CodeUnit();
}
