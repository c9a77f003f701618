namespace Sockopt.Tests.Headers;

/// <summary>What the headers are asked for.</summary>
/// <param name="Names">Constants: macros and enumerators.</param>
/// <param name="Members">Types, each with the members whose places are wanted, and whether each of those is a bit-field.</param>
internal sealed record HeaderQuestions(
    IReadOnlyCollection<string> Names, IReadOnlyDictionary<string, IReadOnlyDictionary<string, bool>> Members);
