using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Sockopt.Analyzers.Tests.Verification;

/// <summary>Asks the project's fixes for edits, as the IDE does.</summary>
internal static class OfferedFixes
{
    /// <summary>The product's fixes for one diagnostic.</summary>
    public static ImmutableArray<OfferedFix> For(Diagnostic diagnostic, Document document) =>
        For(diagnostic, document, Product.Fixes);

    /// <summary>What some providers offer for one diagnostic.</summary>
    public static ImmutableArray<OfferedFix> For(
        Diagnostic diagnostic, Document document, ImmutableArray<CodeFixProvider> providers)
    {
        ImmutableArray<OfferedFix>.Builder offered = ImmutableArray.CreateBuilder<OfferedFix>();
        foreach (CodeFixProvider provider in providers.Where(provider => provider.FixableDiagnosticIds.Contains(diagnostic.Id)))
        {
            CodeFixContext context = new CodeFixContext(
                document,
                diagnostic,
                (action, _) => offered.Add(new OfferedFix(document, provider, action)),
                CancellationToken.None);
            provider.RegisterCodeFixesAsync(context).GetAwaiter().GetResult();
        }

        return offered.ToImmutable();
    }

    /// <summary>The document after a fix.</summary>
    public static Document Apply(OfferedFix fix) => Apply(fix.Action, fix.Document);

    /// <summary>The document after the same fix of everything in it.</summary>
    public static Document ApplyToAll(OfferedFix fix, ImmutableArray<Diagnostic> diagnostics)
    {
        FixAllContext context = new FixAllContext(
            fix.Document,
            fix.Provider,
            FixAllScope.Document,
            fix.Action.EquivalenceKey,
            fix.Provider.FixableDiagnosticIds,
            new KnownDiagnostics(diagnostics),
            CancellationToken.None);
        CodeAction action = fix.Provider.GetFixAllProvider()!.GetFixAsync(context).GetAwaiter().GetResult()!;
        return Apply(action, fix.Document);
    }

    private static Document Apply(CodeAction action, Document document)
    {
        ImmutableArray<CodeActionOperation> operations = action.GetOperationsAsync(CancellationToken.None).GetAwaiter().GetResult();
        return operations.OfType<ApplyChangesOperation>().Single().ChangedSolution.GetDocument(document.Id)!;
    }

    private sealed class KnownDiagnostics(ImmutableArray<Diagnostic> diagnostics) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(
            Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>(diagnostics);

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(
            Document document, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>(diagnostics);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(
            Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>([]);
    }
}
