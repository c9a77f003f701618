using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Sockopt.Analyzers;
using Sockopt.Analyzers.Calls;
using Sockopt.Analyzers.Hints;
using Sockopt.CodeFixes.Calls;
using Sockopt.CodeFixes.Statements;

namespace Sockopt.CodeFixes;

/// <summary>
/// Lets a function that returns errors return that of a call whose result is dropped: <c>if (call is not Errno.Success and Errno
/// error) return error;</c>. What others should do about a failure nobody knows but their author.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ReturnErrorFix)), Shared]
public sealed class ReturnErrorFix : CodeFixProvider
{
    private const string Title = "Return the error";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.IgnoredError];

    /// <inheritdoc/>
    // Each error needs a name that no other has, which the batch fixer does not see to.
    public override FixAllProvider GetFixAllProvider() =>
        FixAllProvider.Create(static async (context, document, diagnostics) =>
            await ReturnAsync(document, diagnostics, context.CancellationToken).ConfigureAwait(false) ?? document);

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            Document? changed =
                await ReturnAsync(context.Document, [diagnostic], context.CancellationToken).ConfigureAwait(false);
            if (changed is not null)
            {
                context.RegisterCodeFix(
                    CodeAction.Create(Title, _ => Task.FromResult(changed), equivalenceKey: nameof(ReturnErrorFix)), diagnostic);
            }
        }
    }

    private static async Task<Document?> ReturnAsync(
        Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellation)
    {
        SemanticModel? model = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        SourceText text = await document.GetTextAsync(cancellation).ConfigureAwait(false);
        if (model?.SyntaxTree.Options is not CSharpParseOptions { LanguageVersion: >= LanguageVersion.CSharp9 })
        {
            return null;
        }

        SocketTypes types = new SocketTypes(model.Compilation);
        Queue<string> names = new(FreeNames(model.SyntaxTree.GetRoot(cancellation)).Take(diagnostics.Length));
        List<TextChange> changes = [];
        foreach (Diagnostic diagnostic in diagnostics.OrderBy(static found => found.Location.SourceSpan.Start))
        {
            ImmutableArray<TextChange> edits = Edits(model, text, types, diagnostic, names.Peek(), cancellation);
            if (!edits.IsEmpty
                && !edits.Any(edit => changes.Any(change => change.Span.OverlapsWith(edit.Span)))
                && DocumentEdit.Compiles(model, text.WithChanges(edits), cancellation))
            {
                changes.AddRange(edits);
                names.Dequeue();
            }
        }

        return changes.Count == 0
            ? null
            : document.WithText(text.WithChanges(changes.OrderBy(static change => change.Span.Start)));
    }

    private static ImmutableArray<TextChange> Edits(
        SemanticModel model,
        SourceText text,
        SocketTypes types,
        Diagnostic diagnostic,
        string name,
        CancellationToken cancellation)
    {
        if (!diagnostic.Properties.ContainsKey(FixHints.FailureMayBeReturned)
            || CallStatement.Find(model.SyntaxTree.GetRoot(cancellation), diagnostic.Location.SourceSpan) is not { } statement
            || statement.Parent is GlobalStatementSyntax
            || !StatementGuard.IsPossible(statement)
            || statement.Ancestors().TakeWhile(static node => !IsFunction(node)).Any(static node => node is FinallyClauseSyntax)
            || ReturnType(model, types, statement.SpanStart, cancellation) is not { } returned
            || ResultOf(model, statement, cancellation) is not { } result
            || Test(model, types, statement.SpanStart, result, returned, name) is not { } test)
        {
            return [];
        }

        // The call stays as it is, with the comments around it.
        StatementGuard guard = StatementGuard.At(text, statement);
        string head = guard.Head(test);
        int condition = head.IndexOf(test, StringComparison.Ordinal);
        return
        [
            new TextChange(new TextSpan(statement.SpanStart, 0), head.Substring(0, condition)),
            new TextChange(new TextSpan(statement.Expression.Span.End, 0), test),
            new TextChange(
                statement.SemicolonToken.Span,
                head.Substring(condition + test.Length) + guard.Inner($"return {name};") + guard.Foot),
        ];
    }

    // What tells a failure from a success, and names what is returned then.
    private static string? Test(
        SemanticModel model, SocketTypes types, int position, ITypeSymbol result, ITypeSymbol returned, string name)
    {
        string type = returned.ToMinimalDisplayString(model, position);
        bool isError = Equal(result, types.Errno) || Equal(result, types.SocketError);
        return Equal(result, returned)
                ? isError ? $" is not {type}.Success and {type} {name}" : $" is {{ IsSuccess: false }} and {type} {name}"
            : Equal(returned, types.Errno) && !isError ? $" is {{ Errno: not {type}.Success and {type} {name} }}"
            : null;
    }

    private static ITypeSymbol? ReturnType(
        SemanticModel model, SocketTypes types, int position, CancellationToken cancellation) =>
        model.GetEnclosingSymbol(position, cancellation) is IMethodSymbol { ReturnType: var type } function
            ? function.IsAsync ? ResultTypes.Awaited(type, types) : type
            : null;

    private static ITypeSymbol? ResultOf(
        SemanticModel model, ExpressionStatementSyntax statement, CancellationToken cancellation) =>
        model.GetTypeInfo(statement.Expression, cancellation).Type switch
        {
            INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [var type] } => type,
            var type => type,
        };

    private static IEnumerable<string> FreeNames(SyntaxNode root)
    {
        HashSet<string> taken = [.. root.DescendantTokens().Select(static token => token.ValueText)];
        return Enumerable.Range(1, int.MaxValue)
            .Select(static number => number == 1 ? "error" : $"error{number}")
            .Where(name => !taken.Contains(name));
    }

    private static bool IsFunction(SyntaxNode node) =>
        node is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or MemberDeclarationSyntax;

    private static bool Equal(ITypeSymbol one, ITypeSymbol? other) => SymbolEqualityComparer.Default.Equals(one, other);
}
