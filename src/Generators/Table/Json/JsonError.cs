namespace Sockopt.Generators.Table.Json;

/// <summary>The first place where a text stops being JSON.</summary>
/// <param name="Offset">Where in the text, in UTF-16 code units; the text's length if it ends too early.</param>
/// <param name="Length">What to underline: at least 1, except at the end of the text, where nothing is left to underline.</param>
/// <param name="Message">What was found and what was expected: a clause without capital or full stop.</param>
internal readonly record struct JsonError(int Offset, int Length, string Message);
