using Microsoft.CodeAnalysis;
using Sockopt.Analyzers.Tests.Verification;

namespace Sockopt.Analyzers.Tests.Robustness;

/// <summary>What is made from the seed programs is worth as much as they are.</summary>
public sealed class SeedProgramTests
{
    private const string WithErrors = "Unfinished.cs";

    public static TheoryData<string> Seeds => [.. SeedProgram.Own.Select(static seed => seed.Name)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task A_seed_compiles_unless_it_is_there_for_its_errors(string name)
    {
        Document document = ToDocument(SeedProgram.Own.Single(seed => seed.Name == name));
        Compilation compilation = (await document.Project.GetCompilationAsync())!;
        Diagnostic[] errors = [.. compilation.GetDiagnostics().Where(static found => found.Severity == DiagnosticSeverity.Error)];

        Assert.Empty((await document.GetSyntaxTreeAsync())!.GetDiagnostics());
        Assert.True(
            name.EndsWith(WithErrors, StringComparison.Ordinal) != (errors.Length == 0),
            $"{name} has {errors.Length} errors:\n{string.Join<Diagnostic>('\n', errors)}");
    }

    [Fact]
    public void The_seeds_make_every_rule_report_and_every_fix_offer()
    {
        HashSet<string> reported = new HashSet<string>();
        HashSet<string> offered = new HashSet<string>();
        foreach (Document document in SeedProgram.Own.Select(ToDocument).Concat(SeedProgram.Own.Select(ToDocumentWithoutLibrary)))
        {
            foreach (Diagnostic diagnostic in Analysis.Run(document, mayBeMalformed: true))
            {
                reported.Add(diagnostic.Id);
                offered.UnionWith(OfferedFixes.For(diagnostic, document).Select(fix => $"{fix.Provider.GetType().Name} {diagnostic.Id}"));
            }
        }

        Assert.Equal(Product.Rules.Select(static rule => rule.Id), reported.Order(StringComparer.Ordinal));
        IEnumerable<string> fixes =
            Product.Fixes.SelectMany(static fix => fix.FixableDiagnosticIds, static (fix, id) => $"{fix.GetType().Name} {id}");
        Assert.Equal("", string.Join('\n', fixes.Except(offered)));
    }

    private static Document ToDocument(SeedProgram seed) => FuzzTarget.Usual.Add(seed.Source, seed.IsProgram);

    private static Document ToDocumentWithoutLibrary(SeedProgram seed) => FuzzTarget.WithoutLibrary.Add(seed.Source, seed.IsProgram);
}
