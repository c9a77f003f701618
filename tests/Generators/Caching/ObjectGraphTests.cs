using Microsoft.CodeAnalysis;
using Sockopt.Generators.Tests.Hosting;
using Xunit.Sdk;
using Steps = Sockopt.Generators.SocketOptionGenerator.Steps;

namespace Sockopt.Generators.Tests.Caching;

public sealed class ObjectGraphTests
{
    [Fact]
    public void What_the_steps_hand_on_holds_nothing_of_a_compilation()
    {
        // The second option is wrong, so that there is a diagnostic in the graph too.
        TableText table = new("every-kind.json", Repository.EveryKind.Replace("\"int64\"", "\"int46\"", StringComparison.Ordinal))
        {
            Emit = "Api,Handlers,Catalog",
        };

        GeneratorRun run = GeneratorRun.Of(table);

        Assert.NotEmpty(run.Diagnostics);
        ObjectGraph.AssertHoldsNoCompilerObjects(
            run.Result, Steps.Language, Steps.Files, Steps.Parsed, Steps.Levels, Steps.Types, Steps.LevelLists);
    }

    [Fact]
    public void A_location_deep_in_a_model_is_found() => AssertFinds(_ => new { Model = new[] { (1, Location.None) } });

    [Fact]
    public void A_symbol_is_found() => AssertFinds(compilation => compilation.Assembly);

    [Fact]
    public void A_syntax_tree_is_found_whatever_its_class() => AssertFinds(compilation => compilation.SyntaxTrees.ToList());

    private static void AssertFinds(Func<Compilation, object> model)
    {
        GeneratorRun run = GeneratorRun.Of(
            new GeneratorOf(context => context.RegisterSourceOutput(
                context.CompilationProvider.Select((compilation, _) => model(compilation)).WithTrackingName("Step"),
                (_, _) => { })),
            "Project");

        Assert.ThrowsAny<XunitException>(() => ObjectGraph.AssertHoldsNoCompilerObjects(run.Result, "Step"));
    }
}
