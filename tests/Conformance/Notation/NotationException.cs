namespace Sockopt.Conformance.Notation;

/// <summary>A text is not in the notation of the cases.</summary>
/// <param name="where">The column of the table that it stands in.</param>
/// <param name="position">Where in it the reader stumbled, from 0.</param>
/// <param name="what">What is wrong.</param>
internal sealed class NotationException(string where, int position, string what)
    : Exception($"{where}, character {position + 1}: {what}");
