using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace Sockopt.Analyzers.Tests.Robustness;

/// <summary>Replaces one text by another for what <see cref="StubAnalyzer"/> reports, and misbehaves as it is told.</summary>
internal sealed class StubFix(string text, string replacement) : CodeFixProvider
{
    private const string Name = "Stub";

    public Action OnOffer { get; init; } = static () => { };

    public Action OnApply { get; init; } = static () => { };

    public Action OnFixAll { get; init; } = static () => { };

    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [StubAnalyzer.Id];

    public override FixAllProvider GetFixAllProvider()
    {
        OnFixAll();
        return WellKnownFixAllProviders.BatchFixer;
    }

    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        OnOffer();
        context.RegisterCodeFix(
            CodeAction.Create(Name, cancellation => ReplaceAsync(context.Document, cancellation), Name), context.Diagnostics);
        return Task.CompletedTask;
    }

    private async Task<Document> ReplaceAsync(Document document, CancellationToken cancellation)
    {
        OnApply();
        SourceText source = await document.GetTextAsync(cancellation);
        return document.WithText(SourceText.From(source.ToString().Replace(text, replacement, StringComparison.Ordinal)));
    }
}
