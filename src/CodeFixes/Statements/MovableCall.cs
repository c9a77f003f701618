using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;
using Sockopt.Analyzers.Variables;

namespace Sockopt.CodeFixes.Statements;

/// <summary>Finds a statement that sets an option, and that may as well stand before another one of the same list.</summary>
internal static class MovableCall
{
    /// <summary>The move, or null if something between both may matter.</summary>
    /// <param name="model">The document.</param>
    /// <param name="option">What names the option.</param>
    /// <param name="step">The call before which it has to be set.</param>
    /// <param name="text">The text of the document.</param>
    /// <param name="cancellation">Stops the search.</param>
    public static StatementMove? Find(
        SemanticModel model, TextSpan option, TextSpan step, SourceText text, CancellationToken cancellation)
    {
        SyntaxNode root = model.SyntaxTree.GetRoot(cancellation);
        return StatementAt(root, option) is { } statement
            && StatementAt(root, step) is { } before
            && IsAlone(before, step)
            && StatementRemoval.OwnLines(text, statement) is { } lines
            && StatementRemoval.OwnLines(text, before) is not null
            && AreSimple(Between(before, statement))
            && !HasDirective(root, TextSpan.FromBounds(before.SpanStart, lines.End))
            && model.GetOperation(statement, cancellation) is IExpressionStatementOperation { Operation: { } operation }
            && IsMovable(operation, before)
                ? new StatementMove(statement, before)
                : null;
    }

    private static bool HasDirective(SyntaxNode root, TextSpan span) =>
        root.DescendantTrivia(span).Any(trivia => trivia.IsDirective && span.Contains(trivia.Span));

    // A statement with a mistake in it may mean anything.
    private static ExpressionStatementSyntax? StatementAt(SyntaxNode root, TextSpan span) =>
        root.FindNode(span, getInnermostNodeForTie: true).FirstAncestorOrSelf<StatementSyntax>()
            is ExpressionStatementSyntax statement
        && !statement.ContainsDiagnostics
            ? statement
            : null;

    // socket.Bind(…); or await client.ConnectAsync(…);
    private static bool IsAlone(ExpressionStatementSyntax statement, TextSpan call) =>
        (statement.Expression is AwaitExpressionSyntax wait ? wait.Expression : statement.Expression).Span == call;

    private static List<StatementSyntax>? Between(StatementSyntax first, StatementSyntax last) =>
        StatementList.Of(first) is { } list
        && list.IndexOf(first) is var start
        && list.IndexOf(last) is var end
        && start < end
            ? list.GetRange(start + 1, end - start - 1)
            : null;

    // No way may lead out from between both, or into it.
    private static bool AreSimple(List<StatementSyntax>? statements) =>
        statements?.All(static statement => statement
            is ExpressionStatementSyntax
            or EmptyStatementSyntax
            or LocalDeclarationStatementSyntax { UsingKeyword.RawKind: 0 }) is true;

    private static bool IsMovable(IOperation operation, StatementSyntax before) => operation switch
    {
        ISimpleAssignmentOperation { Target: IDiscardOperation } discard => IsMovable(discard.Value, before),
        ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Instance: { } socket } } assignment =>
            IsSocket(socket, before) && IsValue(assignment.Value, before),
        IInvocationOperation call =>
            (call.Instance is null || IsSocket(call.Instance, before))
            && call.Arguments.All(argument => IsValue(argument.Value, before) || IsKey(argument.Value)),
        _ => false,
    };

    private static bool IsSocket(IOperation socket, StatementSyntax before) =>
        IsValue(
            socket is IPropertyReferenceOperation { Property.Name: "Options", Instance: { } viewed } ? viewed : socket,
            before);

    // A key is made of constants.
    private static bool IsKey(IOperation value) =>
        value is IPropertyReferenceOperation { Property: { IsStatic: true, ContainingNamespace.Name: "Sockopt" } };

    private static bool IsValue(IOperation value, StatementSyntax before) =>
        SideEffects.AreAbsentFrom(value) && value.DescendantsAndSelf().All(part => part switch
        {
            ILocalReferenceOperation { Local: var local } =>
                local.IsConst || (IsDeclaredBefore(local, before) && !IsWrittenFrom(local.Name, before)),
            IParameterReferenceOperation { Parameter: var parameter } => !IsWrittenFrom(parameter.Name, before),
            IFieldReferenceOperation { Field: var field } =>
                field.IsConst || (field.IsReadOnly && !IsInitialized(field.Name, before)),
            _ => true,
        });

    private static bool IsDeclaredBefore(ILocalSymbol local, StatementSyntax before) =>
        local.DeclaringSyntaxReferences.All(reference => reference.Span.End <= before.SpanStart);

    private static bool IsWrittenFrom(string variable, StatementSyntax before) =>
        WrittenPlaces.OfVariable(WrittenPlaces.ScopeOf(before), variable)
            .Any(place => place.SpanStart >= before.SpanStart || IsInFunction(place));

    // In a constructor.
    private static bool IsInitialized(string field, StatementSyntax before) =>
        WrittenPlaces.OfField(WrittenPlaces.ScopeOf(before), field).Any(place => place.SpanStart >= before.SpanStart);

    private static bool IsInFunction(SyntaxNode place) =>
        place.Ancestors().Any(static ancestor => ancestor is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax);
}
