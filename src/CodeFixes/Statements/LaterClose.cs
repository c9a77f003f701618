using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Sockopt.Analyzers.Calls;
using Sockopt.Analyzers.Variables;

namespace Sockopt.CodeFixes.Statements;

/// <summary>A statement that closes a socket too early.</summary>
/// <param name="Close">The statement.</param>
/// <param name="Behind">The last statement of the same list that has to do with the socket, behind which it belongs; null if the
/// socket is closed again later, so that it can go.</param>
internal sealed record LaterClose(StatementSyntax Close, StatementSyntax? Behind)
{
    /// <summary>What can be done about a close, or null if that is not certain to be right.</summary>
    /// <param name="model">The document.</param>
    /// <param name="close">The call that closes the socket.</param>
    /// <param name="use">The use that it makes fail.</param>
    /// <param name="text">The text of the document.</param>
    /// <param name="cancellation">Stops the search.</param>
    public static LaterClose? Find(
        SemanticModel model, TextSpan close, TextSpan use, SourceText text, CancellationToken cancellation)
    {
        SyntaxNode root = model.SyntaxTree.GetRoot(cancellation);
        if (CallStatement.Find(root, close) is not { ContainsDirectives: false } statement
            || StatementRemoval.OwnLines(text, statement) is null
            || StatementList.Of(statement) is not { } list
            || SocketOf(root, close) is not { } socket
            || model.GetSymbolInfo(socket, cancellation).Symbol is not { } variable)
        {
            return null;
        }

        StatementSyntax[] behind = [.. list.Skip(list.IndexOf(statement) + 1)];
        if (IsInUsing(model, statement, variable, cancellation))
        {
            return behind.Any(one => MayWait(one, variable.Name)) ? null : new LaterClose(statement, null);
        }

        StatementSyntax[] uses =
        [
            .. behind.TakeWhile(static one => one is not LocalFunctionStatementSyntax)
                .Where(one => NamesIn(one, variable.Name).Any()),
        ];
        if (uses.Length == 0
            || use.End > uses[uses.Length - 1].Span.End
            || WrittenPlaces.OfVariable(WrittenPlaces.ScopeOf(statement), variable.Name)
                .Any(place => place.SpanStart > close.End))
        {
            return null;
        }

        StatementSyntax last = uses[uses.Length - 1];
        StatementSyntax[] passed = [.. behind.TakeWhile(one => one.SpanStart <= last.SpanStart)];
        if (passed.Any(one => MayWait(one, variable.Name)))
        {
            return null;
        }

        if (IsClose(model, last, variable, cancellation) && use.End < last.SpanStart)
        {
            return uses.Take(uses.Length - 1).Any(one => HasClose(one, variable.Name)) ? null : new LaterClose(statement, null);
        }

        return uses.Any(one => HasClose(one, variable.Name))
            || StatementRemoval.OwnLines(text, last) is null
            || !passed.All(IsPassed)
            || model.AnalyzeControlFlow(last) is not { Succeeded: true, EndPointIsReachable: true }
                ? null
                : new LaterClose(statement, last);
    }

    /// <summary>The text after several closes have gone or moved.</summary>
    public static SourceText Apply(SourceText text, IReadOnlyCollection<LaterClose> closes)
    {
        IEnumerable<TextChange> removals = closes.Select(one => StatementRemoval.From(text, one.Close));
        IEnumerable<TextChange> insertions =
            from one in closes
            where one.Behind is not null
            orderby one.Close.SpanStart
            group LinesOf(text, one) by StatementRemoval.OwnLines(text, one.Behind!)!.Value.End into place
            select new TextChange(new TextSpan(place.Key, 0), string.Concat(place));
        return text.WithChanges(removals.Concat(insertions).OrderBy(static change => change.Span));
    }

    // The last line of a file may have no end.
    private static string LinesOf(SourceText text, LaterClose close)
    {
        string lines = text.ToString(StatementRemoval.OwnLines(text, close.Close)!.Value);
        TextSpan behind = StatementRemoval.OwnLines(text, close.Behind!)!.Value;
        int end = lines.TrimEnd('\r', '\n').Length;
        return text.ToString(behind).EndsWith("\n", StringComparison.Ordinal)
            ? lines
            : lines.Substring(end) + lines.Substring(0, end);
    }

    private static ExpressionSyntax? SocketOf(SyntaxNode root, TextSpan close) =>
        root.FindNode(close, getInnermostNodeForTie: true) is InvocationExpressionSyntax
        {
            ArgumentList.Arguments.Count: 0,
            Expression: MemberAccessExpressionSyntax { Expression: var socket },
        }
            ? socket is PostfixUnaryExpressionSyntax suppressed ? suppressed.Operand : socket
            : null;

    private static IEnumerable<IdentifierNameSyntax> NamesIn(SyntaxNode code, string name) =>
        code.DescendantNodes().OfType<IdentifierNameSyntax>().Where(one => one.Identifier.ValueText == name);

    // No way may lead out from between, or into it, and nothing may belong to the scope of a statement.
    private static bool IsPassed(StatementSyntax statement) =>
        !statement.ContainsDirectives
        && statement is not LocalDeclarationStatementSyntax { UsingKeyword.RawKind: not 0 }
        && !statement.DescendantNodesAndSelf().Any(static node => node
            is ReturnStatementSyntax
            or ThrowStatementSyntax
            or ThrowExpressionSyntax
            or BreakStatementSyntax
            or ContinueStatementSyntax
            or GotoStatementSyntax
            or YieldStatementSyntax
            or LabeledStatementSyntax
            or LocalFunctionStatementSyntax);

    // Its scope closes it in the end, whatever else is done with it. Another socket that was put there would stay open.
    private static bool IsInUsing(
        SemanticModel model, StatementSyntax close, ISymbol variable, CancellationToken cancellation) =>
        variable is ILocalSymbol { IsUsing: true }
        || (close.Ancestors().OfType<UsingStatementSyntax>().Any(scope => Is(model, scope.Expression, variable, cancellation))
            && !WrittenPlaces.OfVariable(WrittenPlaces.ScopeOf(close), variable.Name).Any());

    // Who is at the other end may wait until the socket is closed.
    private static bool MayWait(StatementSyntax statement, string socket) =>
        !NamesIn(statement, socket).Any()
        && statement.DescendantNodesAndSelf().Any(static node => node
            is InvocationExpressionSyntax
            or AwaitExpressionSyntax
            or CommonForEachStatementSyntax { AwaitKeyword.RawKind: not 0 });

    // A close in a lambda, or behind a condition, may not happen.
    private static bool IsClose(
        SemanticModel model, StatementSyntax statement, ISymbol variable, CancellationToken cancellation) =>
        statement.DescendantNodes().OfType<InvocationExpressionSyntax>().Any(call =>
            ClosedBy(call) is { } closed
            && Is(model, closed, variable, cancellation)
            && CallStatement.Find(model.SyntaxTree.GetRoot(cancellation), CallSyntax.NameOf(call).Span) == statement);

    private static bool HasClose(SyntaxNode code, string socket) =>
        code.DescendantNodes().OfType<InvocationExpressionSyntax>()
            .Any(call => ClosedBy(call)?.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>()
                .Any(name => name.Identifier.ValueText == socket) == true);

    // What a call closes, if it closes anything.
    private static ExpressionSyntax? ClosedBy(InvocationExpressionSyntax call) =>
        CallSyntax.NameOf(call) is not SimpleNameSyntax { Identifier.ValueText: "Close" or "CloseAsync" or "Dispose" }
            ? null
            : call.Expression switch
            {
                MemberAccessExpressionSyntax access => access.Expression,
                MemberBindingExpressionSyntax => call.FirstAncestorOrSelf<ConditionalAccessExpressionSyntax>()?.Expression,
                _ => null,
            };

    private static bool Is(
        SemanticModel model, ExpressionSyntax? socket, ISymbol variable, CancellationToken cancellation) => socket switch
    {
        PostfixUnaryExpressionSyntax suppressed => Is(model, suppressed.Operand, variable, cancellation),
        IdentifierNameSyntax or MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } =>
            SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(socket, cancellation).Symbol, variable),
        _ => false,
    };
}
