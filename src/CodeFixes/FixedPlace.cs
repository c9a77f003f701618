using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Sockopt.CodeFixes;

/// <summary>Finds the expression that a diagnostic is about, and what has to stand around what is written instead.</summary>
internal static class FixedPlace
{
    /// <summary>The expression, or null if it is not one that can be edited.</summary>
    public static T? Find<T>(SemanticModel model, Diagnostic diagnostic, CancellationToken cancellation)
        where T : ExpressionSyntax
    {
        TextSpan place = diagnostic.Location.SourceSpan;
        SyntaxNode node = model.SyntaxTree.GetRoot(cancellation).FindNode(place, getInnermostNodeForTie: true);
        return node.AncestorsAndSelf().TakeWhile(one => one.Span == place).OfType<T>().FirstOrDefault() is { } expression
            && expression.FirstAncestorOrSelf<StatementSyntax>() is not { ContainsDiagnostics: true }
            && !expression.ContainsDiagnostics
            && !expression.ContainsDirectives
                ? expression
                : null;
    }

    /// <summary>An expression as an operand of an operator that binds closely.</summary>
    public static string AsOperand(ExpressionSyntax expression) =>
        expression is IdentifierNameSyntax or MemberAccessExpressionSyntax or InvocationExpressionSyntax
            or ElementAccessExpressionSyntax or LiteralExpressionSyntax or ParenthesizedExpressionSyntax
            ? expression.ToString()
            : $"({expression})";

    /// <summary>Whether a comparison can stand in the place of an expression as it is.</summary>
    public static bool TakesComparison(ExpressionSyntax place) => place.Parent switch
    {
        EqualsValueClauseSyntax or ArgumentSyntax or ArrowExpressionClauseSyntax or ParenthesizedExpressionSyntax => true,
        ReturnStatementSyntax or IfStatementSyntax or WhileStatementSyntax or DoStatementSyntax => true,
        AssignmentExpressionSyntax assignment => assignment.Right == place,
        BinaryExpressionSyntax binary => binary.Kind() is SyntaxKind.LogicalAndExpression or SyntaxKind.LogicalOrExpression,
        _ => false,
    };
}
