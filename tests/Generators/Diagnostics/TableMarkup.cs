using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Sockopt.Generators.Tests.Diagnostics;

/// <summary>A table in which <c>{|ID:…|}</c> surrounds what a diagnostic underlines.</summary>
internal sealed class TableMarkup
{
    private const string Start = "{|SOPT";
    private const string End = "|}";

    public TableMarkup(string markup)
    {
        List<(int Start, string Found)> found = [];
        Stack<(int Start, string Id)> open = new();
        for (int at; (at = markup.IndexOfAny(['{', '|'], Text.Length)) >= 0;)
        {
            Text = markup[..at];
            string rest = markup[at..];
            if (rest.StartsWith(Start, StringComparison.Ordinal))
            {
                int colon = rest.IndexOf(':', StringComparison.Ordinal);
                open.Push((at, rest[2..colon]));
                markup = Text + rest[(colon + 1)..];
            }
            else if (rest.StartsWith(End, StringComparison.Ordinal))
            {
                (int start, string id) = open.Pop();
                markup = Text + rest[End.Length..];
                found.Add((start, Describe(id, PositionOf(markup, start), PositionOf(markup, at))));
            }
            else
            {
                Text = markup[..(at + 1)];
            }
        }

        Text = markup;
        Expected = [.. found.OrderBy(diagnostic => diagnostic.Start).Select(diagnostic => diagnostic.Found)];
    }

    /// <summary>The table without the markup.</summary>
    public string Text { get; } = "";

    /// <summary>What is underlined, in the order of the text, as <see cref="Describe(Diagnostic)"/> says it.</summary>
    public IReadOnlyList<string> Expected { get; }

    /// <summary>What a diagnostic underlines.</summary>
    public static string Describe(Diagnostic diagnostic)
    {
        FileLinePositionSpan span = diagnostic.Location.GetLineSpan();
        return Describe(diagnostic.Id, span.StartLinePosition, span.EndLinePosition);
    }

    private static string Describe(string id, LinePosition start, LinePosition end) =>
        string.Create(CultureInfo.InvariantCulture, $"{id} from {start} to {end}");

    /// <summary>Counted by hand, and not by what the generator counts with.</summary>
    private static LinePosition PositionOf(string text, int offset)
    {
        string before = text[..offset];
        return new(before.Count(c => c == '\n'), offset - (before.LastIndexOf('\n') + 1));
    }
}
