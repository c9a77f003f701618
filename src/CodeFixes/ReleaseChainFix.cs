using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Sockopt.Analyzers;
using Sockopt.Analyzers.Hints;
using Sockopt.CodeFixes.Calls;
using Sockopt.CodeFixes.Statements;

namespace Sockopt.CodeFixes;

/// <summary>
/// Releases a chain of mbufs only where it is still the caller's: after a send that has failed, or nowhere. A chain that is used
/// for something else has to be made anew, or duplicated before it is given away; which, and who releases that, is not for a fix
/// to say.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ReleaseChainFix)), Shared]
public sealed class ReleaseChainFix : TextFix
{
    private const string Remove = "Remove the release";
    private const string IfFailed = "Release the chain only if the call has failed";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.ChainGivenAway];

    private protected override IEnumerable<TextEdit> Find(
        SemanticModel model, SourceText text, Diagnostic diagnostic, CancellationToken cancellation)
    {
        SyntaxNode root = model.SyntaxTree.GetRoot(cancellation);
        if (!diagnostic.Properties.TryGetValue(FixHints.Release, out string? hint)
            || CallStatement.Find(root, diagnostic.Location.SourceSpan) is not { } release
            || !StatementGuard.IsPossible(release))
        {
            return [];
        }

        diagnostic.Properties.TryGetValue(FixHints.Result, out string? result);
        ImmutableArray<TextChange> changes = hint switch
        {
            FixHints.RemoveRelease => [StatementRemoval.From(text, release)],
            FixHints.ReleaseIfFailed when result is not null =>
                [StatementGuard.At(text, release).Around(release, $"!{result}.IsSuccess")],
            FixHints.ReleaseIfRefused when diagnostic.AdditionalLocations is [var sent] =>
                Enclose(model, text, root, sent.SourceSpan, release, cancellation),
            _ => [],
        };
        return !changes.IsEmpty && DocumentEdit.Compiles(model, text.WithChanges(changes), cancellation)
            ? [new TextEdit(hint == FixHints.RemoveRelease ? Remove : IfFailed, changes, Variant: hint!)]
            : [];
    }

    // The send becomes the condition of what stands right behind it.
    private static ImmutableArray<TextChange> Enclose(
        SemanticModel model,
        SourceText text,
        SyntaxNode root,
        TextSpan sent,
        ExpressionStatementSyntax release,
        CancellationToken cancellation)
    {
        if (CallStatement.Find(root, sent) is not { } send
            || !StatementGuard.IsPossible(send)
            || StatementList.Of(send) is not { } list
            || list.IndexOf(send) + 1 is var next && (next >= list.Count || list[next] != release))
        {
            return [];
        }

        ExpressionSyntax call = send.Expression is AssignmentExpressionSyntax discard ? discard.Right : send.Expression;
        string asked = call is AwaitExpressionSyntax ? $"({call})" : call.ToString();
        if (model.GetTypeInfo(call, cancellation).Type?.GetMembers("IsSuccess").Length != 1)
        {
            return [];
        }

        // What stands between both, such as a comment, stays there.
        StatementGuard guard = StatementGuard.At(text, release);
        return
        [
            new TextChange(send.Span, guard.Head($"!{asked}.IsSuccess").TrimEnd()),
            new TextChange(release.Span, guard.Step + release + guard.Foot),
        ];
    }
}
