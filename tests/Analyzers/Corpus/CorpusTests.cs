namespace Sockopt.Analyzers.Tests.Corpus;

/// <summary>
/// Precision on code that was not written to try a rule: servers, clients, discovery, proxies and tuning helpers, in the styles
/// of public code. Every rule looks at every file, and says what is marked there and nothing else.
/// </summary>
public sealed class CorpusTests
{
    public static TheoryData<string> Files => [.. CorpusFile.All.Select(static file => file.RelativePath)];

    public static TheoryData<string> FilesWithoutLibrary =>
    [
        .. from file in CorpusFile.All
           where file.CanReferenceLibrary && !file.NeedsLibrary
           select file.RelativePath,
    ];

    [Theory]
    [MemberData(nameof(Files))]
    public void What_is_marked_is_reported_and_nothing_else(string path)
    {
        CorpusFile file = File(path);

        (file.CanReferenceLibrary ? file.Compile().WithCore() : file.Compile()).ReportsWhatIsMarked();
    }

    [Theory]
    [MemberData(nameof(FilesWithoutLibrary))]
    public void Code_that_does_not_use_the_library_is_judged_alike_without_it(string path) =>
        File(path).Compile().ReportsWhatIsMarked();

    [Fact]
    public void The_corpus_is_large() => Assert.InRange(CorpusFile.All.Count(), 60, int.MaxValue);

    [Fact]
    public void Most_of_the_corpus_is_right() =>
        Assert.InRange(CorpusFile.All.Count(static file => file.IsMarked), 1, CorpusFile.All.Count() / 3);

    [Fact]
    public void No_file_is_a_snippet() =>
        Assert.All(CorpusFile.All, static file => Assert.True(file.Lines >= 40, $"{file.RelativePath} has {file.Lines} lines"));

    [Fact]
    public void What_a_file_needs_is_known() => Assert.All(CorpusFile.All, static file => Assert.Empty(file.UnknownNeeds));

    private static CorpusFile File(string path) => CorpusFile.All.Single(file => file.RelativePath == path);
}
