using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Sockopt.CodeFixes.Statements;

/// <summary>Finds statements that are no more than one call.</summary>
internal static class CallStatement
{
    /// <summary>
    /// The statement of the call that has something at <paramref name="place"/>, or null if it is part of something else.
    /// </summary>
    /// <param name="root">The document.</param>
    /// <param name="place">The name of the call's method, or one of its arguments.</param>
    public static ExpressionStatementSyntax? Find(SyntaxNode root, TextSpan place)
    {
        InvocationExpressionSyntax? call = root.FindNode(place, getInnermostNodeForTie: true)
            .AncestorsAndSelf()
            .Select(static node => node is ArgumentSyntax ? node.Parent?.Parent : node)
            .OfType<InvocationExpressionSyntax>()
            .FirstOrDefault();
        return call?.FirstAncestorOrSelf<ExpressionStatementSyntax>() is { ContainsDiagnostics: false } statement
            && IsAllOf(statement.Expression, call)
                ? statement
                : null;
    }

    // Not a lambda that has the call in it, nor a use of its result.
    private static bool IsAllOf(ExpressionSyntax expression, InvocationExpressionSyntax call) => expression switch
    {
        InvocationExpressionSyntax invocation =>
            invocation == call || (ConfiguredBy(invocation) is { } task && IsAllOf(task, call)),
        ConditionalAccessExpressionSyntax access => IsAllOf(access.WhenNotNull, call),
        AwaitExpressionSyntax awaiting => IsAllOf(awaiting.Expression, call),
        AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "_" } } discard =>
            IsAllOf(discard.Right, call),
        _ => false,
    };

    // await call.ConfigureAwait(false)
    private static ExpressionSyntax? ConfiguredBy(InvocationExpressionSyntax invocation) =>
        invocation.Expression is MemberAccessExpressionSyntax
        {
            Name.Identifier.ValueText: "ConfigureAwait",
            Expression: var task,
        }
            ? task
            : null;
}
