using System.Text.RegularExpressions;

namespace Sockopt.AnalyzerCost;

/// <summary>A piece of C# that is written in many variants: <c>«a¦b»</c> is one of those, and <c>«Word»</c> is what the place
/// where it is written calls so.</summary>
internal sealed partial record Template(string Text)
{
    /// <summary>How many lines it takes.</summary>
    public int Lines { get; } = Text.Count(character => character == '\n');

    /// <summary>How many calls in it touch socket options.</summary>
    public int Calls { get; } = SocketCalls.Count(Text);

    /// <summary>The templates of a file, which are parted by <c>---</c>.</summary>
    public static Template[] Read(string name)
    {
        using StreamReader reader = new(typeof(Template).Assembly.GetManifestResourceStream(name)!);
        return [.. reader.ReadToEnd().ReplaceLineEndings("\n").Split("---\n").Select(text => new Template(text))];
    }

    /// <summary>Writes one variant.</summary>
    public string Write(Random random, IReadOnlyDictionary<string, string> words) => Choice().Replace(Text, match =>
    {
        string[] choices = match.Groups[1].Value.Split('¦');
        return choices is [string word] ? words[word] : choices[random.Next(choices.Length)];
    });

    [GeneratedRegex("«([^»]+)»")]
    private static partial Regex Choice();
}
