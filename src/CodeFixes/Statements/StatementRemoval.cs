using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Sockopt.CodeFixes.Statements;

/// <summary>
/// The edit that takes a statement out of a text. It is an edit of text, not of syntax, so that everything it does not name stays
/// exactly as it is: directives, the comments of neighbours, line ends.
/// </summary>
internal static class StatementRemoval
{
    /// <summary>The edit for one statement.</summary>
    public static TextChange From(SourceText text, StatementSyntax statement)
    {
        if (statement.Parent is not (BlockSyntax or SwitchSectionSyntax or GlobalStatementSyntax))
        {
            return new TextChange(statement.Span, "{ }");
        }

        return new TextChange(HasItsLines(text, statement) ? WholeLines(text, statement) : PartOfLine(text, statement), "");
    }

    /// <summary>
    /// The lines of a statement and of the comments that are its own; null where it shares a line, or is not in a list.
    /// </summary>
    public static TextSpan? OwnLines(SourceText text, StatementSyntax statement)
    {
        if (statement.Parent is not (BlockSyntax or SwitchSectionSyntax or GlobalStatementSyntax)
            || !HasItsLines(text, statement))
        {
            return null;
        }

        int first = LineAt(text, statement.SpanStart).LineNumber;
        return TextSpan.FromBounds(
            text.Lines[HeadsParagraph(text, statement) ? first : FirstLineOfComments(text, statement, first)].Start,
            statement.FullSpan.End);
    }

    /// <summary>Where the lines of a statement begin, with the comments above it.</summary>
    public static int StartOfLines(SourceText text, StatementSyntax statement) =>
        text.Lines[FirstLineOfComments(text, statement, LineAt(text, statement.SpanStart).LineNumber)].Start;

    private static bool HasItsLines(SourceText text, StatementSyntax statement) =>
        IsBlank(text, TextSpan.FromBounds(LineAt(text, statement.SpanStart).Start, statement.SpanStart))
        && (statement.GetTrailingTrivia().Any(SyntaxKind.EndOfLineTrivia) || Next(statement).IsKind(SyntaxKind.EndOfFileToken));

    // `before(); call; after();` keeps one space, and the comment at the end of the line.
    private static TextSpan PartOfLine(SourceText text, StatementSyntax statement)
    {
        (int start, int end) = (statement.SpanStart, statement.Span.End);
        TextLine line = LineAt(text, start);
        if (IsBlank(text, TextSpan.FromBounds(line.Start, start)))
        {
            while (end < text.Length && text[end] is ' ' or '\t')
            {
                end++;
            }
        }
        else
        {
            while (text[start - 1] is ' ' or '\t')
            {
                start--;
            }
        }

        return TextSpan.FromBounds(start, end);
    }

    private static TextSpan WholeLines(SourceText text, StatementSyntax statement)
    {
        int end = statement.FullSpan.End;
        int first = LineAt(text, statement.SpanStart).LineNumber;

        if (!HeadsParagraph(text, statement))
        {
            first = FirstLineOfComments(text, statement, first);

            // With the paragraph goes the blank line before it, unless that would join its neighbours.
            if (first > 0 && IsBlank(text, text.Lines[first - 1].Span) && EndsParagraph(text, end))
            {
                first--;
            }
        }

        return TextSpan.FromBounds(text.Lines[first].Start, end);
    }

    // A comment above several statements may be about all of them, so it stays for the others.
    private static bool HeadsParagraph(SourceText text, StatementSyntax statement)
    {
        SyntaxToken next = Next(statement);
        return !next.IsKind(SyntaxKind.CloseBraceToken)
            && !next.IsKind(SyntaxKind.EndOfFileToken)
            && LineAt(text, next.SpanStart).LineNumber == LineAt(text, statement.FullSpan.End).LineNumber;
    }

    private static int FirstLineOfComments(SourceText text, StatementSyntax statement, int first)
    {
        foreach (SyntaxTrivia trivia in statement.GetLeadingTrivia().Reverse())
        {
            if (trivia.Kind() is SyntaxKind.WhitespaceTrivia or SyntaxKind.EndOfLineTrivia)
            {
                continue;
            }

            bool isAttachedComment = trivia.Kind() is SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia
                && LineAt(text, trivia.Span.End).LineNumber == first - 1;
            if (!isAttachedComment)
            {
                break;
            }

            first = LineAt(text, trivia.SpanStart).LineNumber;
        }

        return first;
    }

    private static bool EndsParagraph(SourceText text, int end)
    {
        string next = text.ToString(LineAt(text, end).Span).TrimStart();
        return next.Length == 0 || next[0] == '}';
    }

    private static SyntaxToken Next(StatementSyntax statement) => statement.GetLastToken().GetNextToken(includeZeroWidth: true);

    private static TextLine LineAt(SourceText text, int position) => text.Lines.GetLineFromPosition(position);

    private static bool IsBlank(SourceText text, TextSpan span) => string.IsNullOrWhiteSpace(text.ToString(span));
}
