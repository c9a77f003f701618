using Microsoft.CodeAnalysis;
using Sockopt.Generators.Tests.Caching;
using Sockopt.Generators.Tests.Hosting;

namespace Sockopt.Generators.Tests.Output;

/// <summary>Every generated file of a few tables: as it was, compiled without a warning, and cached when nothing
/// changes.</summary>
public sealed class SnapshotTests
{
    private static readonly Dictionary<string, Subject> Subjects = new()
    {
        ["options"] = new(
            new("options.json", Repository.Options) { Emit = "Api,Handlers", Namespace = "Sockopt" },
            GeneratedCode.RuntimeSources,
            GeneratedCode.Net100),
        ["options-catalog"] = new(
            new("options.json", Repository.Options) { Emit = "Catalog", Namespace = "Sockopt" },
            Decoys.In("Sockopt"),
            GeneratedCode.NetFramework),
        ["every-kind"] = new(
            new("every-kind.json", Repository.EveryKind) { Emit = "Api,Handlers", Namespace = "Acme" },
            Decoys.In("Acme"),
            GeneratedCode.Net100WithRuntime),
        ["every-kind-catalog"] = new(
            new("every-kind.json", Repository.EveryKind) { Emit = "Catalog", Namespace = "Acme" },
            Decoys.In("Acme"),
            GeneratedCode.NetFramework),
    };

    public static TheoryData<string> Folders => [.. Subjects.Keys];

    [Theory]
    [MemberData(nameof(Folders))]
    public void What_is_generated_is_as_it_was_and_compiles_without_a_warning(string folder)
    {
        Subject subject = Subjects[folder];

        GeneratorRun run = GeneratorRun.Of(subject.Table);
        CachedRun.AssertOf(run.AfterUnrelatedEdit().Result);

        Assert.Empty(run.Diagnostics);
        GeneratedCode.Compile(run.Files, subject.Companions, subject.References);
        new SnapshotFolder(folder).AssertHolds(run.Files);
    }

    [Fact]
    public void Every_folder_of_snapshots_is_looked_at() => Assert.Equal(Subjects.Keys.Order(), SnapshotFolder.Names.Order());

    private sealed record Subject(
        TableText Table, IReadOnlyDictionary<string, string> Companions, IReadOnlyList<MetadataReference> References);
}
