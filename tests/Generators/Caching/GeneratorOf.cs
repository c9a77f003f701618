using Microsoft.CodeAnalysis;

namespace Sockopt.Generators.Tests.Caching;

/// <summary>A generator that does what a test says, so that the test can show how a check fails.</summary>
internal sealed class GeneratorOf(Action<IncrementalGeneratorInitializationContext> initialize) : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context) => initialize(context);
}
