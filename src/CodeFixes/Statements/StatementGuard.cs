using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Sockopt.CodeFixes.Statements;

/// <summary>Lays out an <c>if</c> statement where another statement stands.</summary>
internal sealed class StatementGuard
{
    private readonly string _indent;
    private readonly string _end;

    private StatementGuard(string indent, string end, string step)
    {
        _indent = indent;
        _end = end;
        Step = step;
    }

    /// <summary>How much deeper a guarded statement stands.</summary>
    public string Step { get; }

    /// <summary>The layout of the lines of a statement.</summary>
    public static StatementGuard At(SourceText text, StatementSyntax statement)
    {
        TextLine first = text.Lines.GetLineFromPosition(statement.SpanStart);
        string indent = text.ToString(TextSpan.FromBounds(first.Start, statement.SpanStart));
        bool hasItsLines = string.IsNullOrWhiteSpace(indent) && statement.GetTrailingTrivia().Any(SyntaxKind.EndOfLineTrivia);
        return hasItsLines
            ? new StatementGuard(
                indent,
                text.ToString(TextSpan.FromBounds(first.End, first.EndIncludingLineBreak)),
                indent.IndexOf('\t') >= 0 ? "\t" : "    ")
            : new StatementGuard(indent: "", end: " ", step: "");
    }

    /// <summary>Whether a statement can have an <c>if</c> around it, or in its place.</summary>
    public static bool IsPossible(StatementSyntax statement) =>
        !statement.ContainsDirectives
        && statement.Parent is BlockSyntax or SwitchSectionSyntax or GlobalStatementSyntax
        && !statement.DescendantTokens().Any(IsOnSeveralLines);

    /// <summary>The edit that makes what a statement does depend on a condition.</summary>
    public TextChange Around(StatementSyntax statement, string condition) =>
        new(statement.Span, Head(condition) + Inner(statement.ToString()) + Foot);

    /// <summary>What stands before a guarded statement, up to the end of a line.</summary>
    public string Head(string condition) => $"if ({condition}){_end}{_indent}{{{_end}";

    /// <summary>A guarded statement.</summary>
    public string Inner(string statement) => _indent + Step + statement.Replace("\n", "\n" + Step);

    /// <summary>What stands behind it.</summary>
    public string Foot => $"{_end}{_indent}}}";

    // To move the lines of a string would change it.
    private static bool IsOnSeveralLines(SyntaxToken token) => token.Text.IndexOf('\n') >= 0;
}
