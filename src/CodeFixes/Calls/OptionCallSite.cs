using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;
using Sockopt.Analyzers.Calls;
using Sockopt.Analyzers.Catalog;

namespace Sockopt.CodeFixes.Calls;

/// <summary>The call that a diagnostic is about.</summary>
/// <param name="Model">The document that it stands in.</param>
/// <param name="Syntax">The call as it is written.</param>
/// <param name="Call">The call as the rules see it.</param>
internal sealed record OptionCallSite(SemanticModel Model, InvocationExpressionSyntax Syntax, SocketOptionCall Call)
{
    public IInvocationOperation Operation => (IInvocationOperation)Call.Operation;

    /// <summary>Finds the call around a place, or the one that the place has in it; null if it is not one that can be
    /// edited.</summary>
    public static OptionCallSite? Find(SemanticModel model, TextSpan place, CancellationToken cancellation)
    {
        SyntaxNode node = model.SyntaxTree.GetRoot(cancellation).FindNode(place, getInnermostNodeForTie: true);
        SocketOptionCallReader reader = new SocketOptionCallReader(
            model.Compilation, new SocketTypes(model.Compilation), OptionCatalog.Default);
        foreach (InvocationExpressionSyntax syntax in Around(node).Concat(Inside(node)))
        {
            if (model.GetOperation(syntax, cancellation) is IInvocationOperation operation && reader.Read(operation) is { } call)
            {
                return IsWhole(syntax) ? new OptionCallSite(model, syntax, call) : null;
            }
        }

        return null;
    }

    /// <summary>The argument that a value of the call is.</summary>
    public static ArgumentSyntax? ArgumentOf(IOperation? value) => value?.Syntax.FirstAncestorOrSelf<ArgumentSyntax>();

    // A call inside a lambda inside an argument is not the call that the argument belongs to.
    private static IEnumerable<InvocationExpressionSyntax> Around(SyntaxNode node) => node
        .AncestorsAndSelf()
        .TakeWhile(static ancestor =>
            ancestor is not (StatementSyntax or MemberDeclarationSyntax or AnonymousFunctionExpressionSyntax))
        .OfType<InvocationExpressionSyntax>();

    private static IEnumerable<InvocationExpressionSyntax> Inside(SyntaxNode node) =>
        node.DescendantNodes().OfType<InvocationExpressionSyntax>();

    // Half of an #if would stay behind.
    private static bool IsWhole(InvocationExpressionSyntax call) => !call.ContainsDiagnostics && !call.ContainsDirectives;
}
