using Microsoft.CodeAnalysis;
using Sockopt.Generators.Tests.Hosting;
using Xunit.Sdk;

namespace Sockopt.Generators.Tests.Caching;

/// <summary>That the checks of caching can fail.</summary>
public sealed class CachedRunTests
{
    [Fact]
    public void A_generator_that_looks_at_the_compilation_is_not_cached() => AssertNotCached(
        context => context.RegisterSourceOutput(
            context.CompilationProvider.Select((compilation, _) => compilation).WithTrackingName("Compilation"),
            (output, _) => output.AddSource("File", "")));

    [Fact]
    public void A_generator_whose_models_are_not_equal_is_not_cached() => AssertNotCached(
        context => context.RegisterSourceOutput(
            context.CompilationProvider.Select((_, _) => new object()).WithTrackingName("Object"),
            (output, _) => output.AddSource("File", "")));

    [Fact]
    public void A_generator_that_prints_nothing_proves_nothing() => AssertNotCached(_ => { });

    private static void AssertNotCached(Action<IncrementalGeneratorInitializationContext> initialize)
    {
        GeneratorRun run = GeneratorRun.Of(new GeneratorOf(initialize), "Project");

        Assert.ThrowsAny<XunitException>(() => CachedRun.AssertOf(run.AfterUnrelatedEdit().Result));
    }
}
