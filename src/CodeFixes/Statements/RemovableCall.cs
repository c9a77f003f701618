using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;

namespace Sockopt.CodeFixes.Statements;

/// <summary>Finds a call that is a statement of its own, and that can be taken away without taking anything else away.</summary>
internal static class RemovableCall
{
    /// <summary>The statement to remove, or null if the call has to stay.</summary>
    /// <param name="model">The document.</param>
    /// <param name="argument">One of the call's arguments.</param>
    /// <param name="cancellation">Stops the search.</param>
    public static StatementSyntax? Find(SemanticModel model, TextSpan argument, CancellationToken cancellation)
    {
        SyntaxNode node = model.SyntaxTree.GetRoot(cancellation).FindNode(argument, getInnermostNodeForTie: true);
        return node.FirstAncestorOrSelf<ArgumentSyntax>() is { Parent.Parent: InvocationExpressionSyntax call }
            && call.FirstAncestorOrSelf<StatementSyntax>() is ExpressionStatementSyntax statement
            && !statement.ContainsDiagnostics
            && IsRemovablePlace(statement)
            && !HasInnerDirective(statement)
            && model.GetOperation(statement, cancellation) is IExpressionStatementOperation { Operation: { } expression }
            && IsNothingBut(call, expression)
                ? statement
                : null;
    }

    private static bool IsRemovablePlace(ExpressionStatementSyntax statement) => statement.Parent switch
    {
        BlockSyntax or SwitchSectionSyntax => true,
        IfStatementSyntax or ElseClauseSyntax => true,
        WhileStatementSyntax or DoStatementSyntax or ForStatementSyntax or CommonForEachStatementSyntax => true,
        UsingStatementSyntax or LockStatementSyntax or FixedStatementSyntax => true,
        GlobalStatementSyntax { Parent: CompilationUnitSyntax unit } => RemainsProgram(unit),
        _ => false,
    };

    // A program needs a statement, and Fix All may take every call away.
    private static bool RemainsProgram(CompilationUnitSyntax unit) =>
        unit.Members.Any(static member => member is GlobalStatementSyntax { Statement: not ExpressionStatementSyntax });

    // Half of an #if cannot be removed with the statement, nor be left behind without it.
    private static bool HasInnerDirective(ExpressionStatementSyntax statement) =>
        statement.DescendantTrivia().Any(trivia => trivia.IsDirective && statement.Span.Contains(trivia.Span));

    private static bool IsNothingBut(InvocationExpressionSyntax call, IOperation expression) => expression switch
    {
        IInvocationOperation invocation =>
            invocation.Syntax == call
            && (invocation.Instance is null || SideEffects.AreAbsentFrom(invocation.Instance))
            && invocation.Arguments.All(IsHarmless),
        IConditionalAccessOperation access =>
            SideEffects.AreAbsentFrom(access.Operation) && IsNothingBut(call, access.WhenNotNull),
        ISimpleAssignmentOperation { Target: IDiscardOperation } discard =>
            IsNothingBut(call, discard.Value),
        _ => false,
    };

    // Without the call, nothing would be assigned to what it passes as out.
    private static bool IsHarmless(IArgumentOperation argument) =>
        argument.Parameter?.RefKind == RefKind.Out
            ? argument.Value is IDiscardOperation
            : SideEffects.AreAbsentFrom(argument.Value);
}
