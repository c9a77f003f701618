using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Sockopt.CodeFixes.Statements;

/// <summary>A statement and another of the same list, before which it has to stand.</summary>
internal sealed record StatementMove(StatementSyntax Statement, StatementSyntax Before)
{
    /// <summary>The edits for several moves in one text. What goes to the same place stays in order.</summary>
    public static SourceText Apply(SourceText text, IEnumerable<StatementMove> moves)
    {
        StatementMove[] ordered = [.. moves.Distinct().OrderBy(static move => move.Statement.SpanStart)];
        IEnumerable<TextChange> insertions =
            from move in ordered
            group move.TextIn(text) by StatementRemoval.StartOfLines(text, move.Before) into place
            select new TextChange(new TextSpan(place.Key, 0), string.Concat(place));
        IEnumerable<TextChange> removals = ordered.Select(move => StatementRemoval.From(text, move.Statement));
        return text.WithChanges(insertions.Concat(removals).OrderBy(static change => change.Span));
    }

    // The last line of a file may have no end.
    private string TextIn(SourceText text)
    {
        string lines = text.ToString(StatementRemoval.OwnLines(text, Statement)!.Value);
        TextLine before = text.Lines.GetLineFromPosition(Before.SpanStart);
        return lines.EndsWith("\n", StringComparison.Ordinal)
            ? lines
            : lines + text.ToString(TextSpan.FromBounds(before.End, before.EndIncludingLineBreak));
    }
}
