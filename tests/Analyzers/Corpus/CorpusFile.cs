using Sockopt.Analyzers.Tests.Verification;

namespace Sockopt.Analyzers.Tests.Corpus;

/// <summary>
/// A file of the corpus: code as programs have it, with marks where a rule speaks. Its first line may say what it
/// needs, <c>// corpus: program, aspnet</c>: an entry point, the ASP.NET Core references, the library (<c>sockopt</c>), or
/// another target than net10.0 (<c>net8.0</c>, <c>net472</c>).
/// </summary>
internal sealed class CorpusFile
{
    private const string Directive = "// corpus: ";
    private static readonly string Folder = Path.Combine(BuildFacts.RepositoryRoot, "tests/Analyzers/Corpus");
    private static readonly string[] KnownNeeds = ["program", "aspnet", "sockopt", "net8.0", "net472"];

    private readonly Markup _markup;
    private readonly string[] _needs;

    private CorpusFile(string path)
    {
        string text = File.ReadAllText(Path.Combine(Folder, path)).ReplaceLineEndings("\n");
        string firstLine = text.Split('\n')[0];
        _needs = firstLine.StartsWith(Directive, StringComparison.Ordinal) ? firstLine[Directive.Length..].Split(", ") : [];
        _markup = Markup.Parse(text);
        RelativePath = path;
    }

    /// <summary>Every file, in an order that is the same everywhere.</summary>
    public static IEnumerable<CorpusFile> All { get; } =
    [
        // The files of the corpus are in folders, one for each theme; those beside the folders are the tests.
        .. Directory.EnumerateDirectories(Folder)
            .SelectMany(static theme => Directory.EnumerateFiles(theme, "*.cs", SearchOption.AllDirectories))
            .Select(static file => Path.GetRelativePath(Folder, file).Replace('\\', '/'))
            .Order(StringComparer.Ordinal)
            .Select(static path => new CorpusFile(path)),
    ];

    /// <summary>Where it is, seen from the folder of the corpus.</summary>
    public string RelativePath { get; }

    /// <summary>Whether something is marked in it.</summary>
    public bool IsMarked => !_markup.Spans.IsEmpty;

    /// <summary>How many lines it has.</summary>
    public int Lines => _markup.Source.Count(static character => character == '\n');

    /// <summary>What it says it needs that nobody knows.</summary>
    public IEnumerable<string> UnknownNeeds => _needs.Except(KnownNeeds);

    /// <summary>Whether its project can reference the library, which is for net10.0.</summary>
    public bool CanReferenceLibrary => !Needs("net8.0") && !Needs("net472");

    /// <summary>Whether its project references the library: because it uses it, or because of what it is told then.</summary>
    public bool NeedsLibrary => Needs("sockopt");

    /// <summary>The file, compiled as its project would, but without the library.</summary>
    public SourceUnderTest Compile()
    {
        SourceUnderTest source = Verify.That(Markup.Render(_markup.Source, _markup.Spans)).On(Platform);
        return Needs("program") ? source.AsProgram() : source;
    }

    private TargetPlatform Platform =>
        Needs("net472") ? TargetPlatform.Net472
        : Needs("net8.0") ? TargetPlatform.Net80
        : Needs("aspnet") ? TargetPlatform.AspNetCore100
        : TargetPlatform.Net100;

    private bool Needs(string what) => _needs.Contains(what);
}
