using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Sockopt.Analyzers.Tests.Robustness;

/// <summary>A text that is about to be mutated, which may be malformed already, and the luck that says where.</summary>
internal sealed class MutationSite
{
    private readonly CompilationUnitSyntax _root;

    public MutationSite(string source, ImmutableArray<SeedProgram> seeds, Random random)
    {
        Source = source;
        Seeds = seeds;
        Random = random;
        _root = SyntaxFactory.ParseCompilationUnit(source);
    }

    public string Source { get; }

    public ImmutableArray<SeedProgram> Seeds { get; }

    public Random Random { get; }

    public ImmutableArray<SyntaxToken> Tokens =>
        [.. _root.DescendantTokens().Where(static token => token.Span.Length > 0)];

    public ImmutableArray<TextSpan> Lines =>
        [.. SourceText.From(Source).Lines.Select(static line => line.Span).Where(static span => span.Length > 0)];

    /// <summary>The statements, save blocks.</summary>
    public ImmutableArray<TextSpan> Statements =>
        [.. Spans<StatementSyntax>().Where(static node => node is not BlockSyntax).Select(static node => node.Span)];

    /// <summary>The arguments, and what is assigned or compared.</summary>
    public ImmutableArray<TextSpan> Values =>
        [.. Spans<ExpressionSyntax>().Where(IsValue).Select(static node => node.Span)];

    public string Text(TextSpan span) => Source.Substring(span.Start, span.Length);

    public string Replace(TextSpan span, string text) =>
        string.Concat(Source.AsSpan(0, span.Start), text, Source.AsSpan(span.End));

    /// <summary>Exchanges two places that do not overlap.</summary>
    public string Swap(TextSpan one, TextSpan other)
    {
        (TextSpan first, TextSpan second) = one.Start < other.Start ? (one, other) : (other, one);
        return first.End > second.Start
            ? Source
            : string.Concat(
                string.Concat(Source.AsSpan(0, first.Start), Text(second)),
                string.Concat(Source.AsSpan(first.End, second.Start - first.End), Text(first)),
                Source.AsSpan(second.End));
    }

    private IEnumerable<T> Spans<T>()
        where T : SyntaxNode =>
        _root.DescendantNodes().OfType<T>().Where(static node => node.Span.Length > 0);

    private static bool IsValue(ExpressionSyntax expression) => expression.Parent switch
    {
        ArgumentSyntax or EqualsValueClauseSyntax or ArrowExpressionClauseSyntax or ReturnStatementSyntax => true,
        AssignmentExpressionSyntax assignment => assignment.Right == expression,
        BinaryExpressionSyntax or CastExpressionSyntax or MemberAccessExpressionSyntax or IfStatementSyntax => true,
        _ => false,
    };
}
