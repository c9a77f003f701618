using Microsoft.CodeAnalysis;

namespace Sockopt.Generators.Tests.Caching;

/// <summary>A run in which nothing had to be done again.</summary>
internal static class CachedRun
{
    /// <summary>Requires that every output of every tracked step was cached, or came out as before.</summary>
    public static void AssertOf(GeneratorRunResult run)
    {
        Assert.NotEmpty(run.TrackedOutputSteps);
        string[] again =
        [
            .. from steps in run.TrackedSteps.Concat(run.TrackedOutputSteps)
               from step in steps.Value
               from output in step.Outputs
               where output.Reason is not (IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged)
               select $"{steps.Key}: {output.Reason} {output.Value}",
        ];
        Assert.True(again.Length == 0, string.Join('\n', again));
    }
}
