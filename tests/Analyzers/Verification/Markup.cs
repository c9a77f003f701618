using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.Text;

namespace Sockopt.Analyzers.Tests.Verification;

/// <summary>
/// A source in which places are marked: <c>[|here|]</c>, or <c>{|SOPT1001:here|}</c> with the id of what is reported there.
/// </summary>
public sealed partial record Markup(string Source, ImmutableArray<MarkedSpan> Spans)
{
    /// <summary>Takes the marks out of a source.</summary>
    public static Markup Parse(string marked)
    {
        StringBuilder source = new StringBuilder();
        ImmutableArray<MarkedSpan>.Builder spans = ImmutableArray.CreateBuilder<MarkedSpan>();
        Stack<(int Start, string? Id)> open = new Stack<(int Start, string? Id)>();
        int position = 0;

        foreach (Match mark in Mark().Matches(marked))
        {
            source.Append(marked, position, mark.Index - position);
            position = mark.Index + mark.Length;

            if (mark.Groups["close"].Success)
            {
                (int start, string? id) = open.TryPop(out (int Start, string? Id) opened)
                    ? opened
                    : throw new VerificationException("A mark is closed that was not opened.");
                spans.Add(new MarkedSpan(TextSpan.FromBounds(start, source.Length), id));
            }
            else
            {
                open.Push((source.Length, mark.Groups["id"] is { Success: true, Value: var name } ? name : null));
            }
        }

        source.Append(marked, position, marked.Length - position);
        return open.Count == 0
            ? new Markup(source.ToString(), spans.ToImmutable())
            : throw new VerificationException("A mark is opened that is not closed.");
    }

    /// <summary>Puts marks into a source: the inverse of <see cref="Parse"/>.</summary>
    public static string Render(string source, IEnumerable<MarkedSpan> spans)
    {
        MarkedSpan[] outermostFirst = spans.OrderByDescending(static mark => mark.Span.Length).ToArray();
        StringBuilder marked = new StringBuilder();

        for (int position = 0; position <= source.Length; position++)
        {
            foreach (MarkedSpan mark in outermostFirst.Reverse().Where(mark => mark.Span.End == position))
            {
                marked.Append(mark.Id is null ? "|]" : "|}");
            }

            foreach (MarkedSpan mark in outermostFirst.Where(mark => mark.Span.Start == position))
            {
                marked.Append(mark.Id is null ? "[|" : $"{{|{mark.Id}:");
            }

            marked.Append(source.AsSpan(position, Math.Min(1, source.Length - position)));
        }

        return marked.ToString();
    }

    [GeneratedRegex(@"\[\||\{\|(?<id>[A-Z]+[0-9]+):|(?<close>\|[\]}])")]
    private static partial Regex Mark();
}
