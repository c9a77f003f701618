using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Sockopt.CodeFixes.Statements;

/// <summary>Finds statements and bodies that are no more than one call.</summary>
internal static class CallStatement
{
    /// <summary>
    /// The statement of the call that has something at <paramref name="place"/>, or null if it is part of something else.
    /// </summary>
    /// <param name="root">The document.</param>
    /// <param name="place">The name of the call's method, or one of its arguments.</param>
    public static ExpressionStatementSyntax? Find(SyntaxNode root, TextSpan place) =>
        FindWhole(root, place)?.Parent as ExpressionStatementSyntax;

    /// <summary>The expression of such a statement, or of the body of a member or a lambda that has no other.</summary>
    /// <param name="root">The document.</param>
    /// <param name="place">The name of the call's method, or one of its arguments.</param>
    public static ExpressionSyntax? FindWhole(SyntaxNode root, TextSpan place)
    {
        InvocationExpressionSyntax? call = root.FindNode(place, getInnermostNodeForTie: true)
            .AncestorsAndSelf()
            .Select(static node => node is ArgumentSyntax ? node.Parent?.Parent : node)
            .OfType<InvocationExpressionSyntax>()
            .FirstOrDefault();
        ExpressionSyntax? whole = call?.Ancestors().Select(Whole).FirstOrDefault(static expression => expression is not null);
        return whole is { Parent.ContainsDiagnostics: false } && IsAllOf(whole, call!) ? whole : null;
    }

    private static ExpressionSyntax? Whole(SyntaxNode node) => node switch
    {
        ExpressionStatementSyntax statement => statement.Expression,
        ArrowExpressionClauseSyntax body => body.Expression,
        AnonymousFunctionExpressionSyntax function => function.ExpressionBody,
        _ => null,
    };

    // Not a use of its result.
    private static bool IsAllOf(ExpressionSyntax expression, InvocationExpressionSyntax call) => expression switch
    {
        InvocationExpressionSyntax invocation =>
            invocation == call || (TaskOf(invocation) is { } task && IsAllOf(task, call)),
        ConditionalAccessExpressionSyntax access => IsAllOf(access.WhenNotNull, call),
        AwaitExpressionSyntax awaiting => IsAllOf(awaiting.Expression, call),
        AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "_" } } discard =>
            IsAllOf(discard.Right, call),
        _ => false,
    };

    // await call.AsTask().ConfigureAwait(false), call.GetAwaiter().GetResult()
    private static ExpressionSyntax? TaskOf(InvocationExpressionSyntax invocation) =>
        invocation.Expression is MemberAccessExpressionSyntax
        {
            Name.Identifier.ValueText: "ConfigureAwait" or "AsTask" or "Preserve" or "GetAwaiter" or "GetResult",
            Expression: var task,
        }
            ? task
            : null;
}
