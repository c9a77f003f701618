using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;
using Sockopt.Analyzers;
using Sockopt.Analyzers.Hints;

namespace Sockopt.CodeFixes;

/// <summary>
/// Writes the pair of level and name that is meant, by changing one of both. Where either may be meant, the name is offered
/// first: that is the member of the same value, with which the call goes on doing what it does.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RightLevelFix)), Shared]
public sealed class RightLevelFix : TextFix
{
    private const int LevelOrdinal = 0;
    private const int NameOrdinal = 1;

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        [RuleIds.WrongLevelReachesOther, RuleIds.WrongLevelFails, RuleIds.CastNativeNumber];

    // With the library, the call becomes a typed one.
    private protected override IEnumerable<TextEdit> Find(
        SemanticModel model, SourceText text, Diagnostic diagnostic, CancellationToken cancellation) =>
        !diagnostic.Properties.ContainsKey(FixHints.TypedKey) && FindCall(model, diagnostic, cancellation) is { } call
            ?
            [
                .. Write(model, diagnostic, Argument(call, NameOrdinal), FixHints.Name),
                .. Write(model, diagnostic, Argument(call, LevelOrdinal), FixHints.Level),
            ]
            : [];

    private static IInvocationOperation? FindCall(SemanticModel model, Diagnostic diagnostic, CancellationToken cancellation)
    {
        SyntaxNode root = model.SyntaxTree.GetRoot(cancellation);
        SyntaxNode node = root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
        return node.FirstAncestorOrSelf<ArgumentSyntax>()?.Parent?.Parent
            is InvocationExpressionSyntax { ContainsDiagnostics: false } call
            ? model.GetOperation(call, cancellation) as IInvocationOperation
            : null;
    }

    private static ExpressionSyntax? Argument(IInvocationOperation call, int ordinal) =>
        call.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == ordinal)?.Value.Syntax as ExpressionSyntax;

    private static IEnumerable<TextEdit> Write(
        SemanticModel model, Diagnostic diagnostic, ExpressionSyntax? written, string hint) =>
        diagnostic.Properties.TryGetValue(hint, out string? member)
        && written is not null
        && MemberEdit.Find(model, written, member!) is { } edit
            ? [new TextEdit($"Use {model.GetTypeInfo(written).Type!.Name}.{member}", [edit], Variant: hint)]
            : [];
}
