using System.Collections.Immutable;

namespace Sockopt.Analyzers.Tests.Robustness;

/// <summary>Draws one of several.</summary>
internal static class RandomChoice
{
    public static T Of<T>(this Random random, ImmutableArray<T> choices) => choices[random.Next(choices.Length)];
}
