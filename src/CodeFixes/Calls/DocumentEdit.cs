using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Sockopt.CodeFixes.Usings;

namespace Sockopt.CodeFixes.Calls;

/// <summary>Puts the edits of calls into a document, with the using directives that they need, and checks that it
/// compiles.</summary>
internal static class DocumentEdit
{
    // What tells whether a namespace is there: a type of it that nobody else has by that full name.
    private static readonly ImmutableDictionary<string, string> Witnesses = ImmutableDictionary<string, string>.Empty
        .Add("Sockopt", "Sockopt.SocketOptionExtensions")
        .Add("System", "System.TimeSpan")
        .Add("System.Net.Sockets", "System.Net.Sockets.SocketOptionLevel");

    /// <summary>The text after some edits, or null if there are none, or if it has errors that the document has not.</summary>
    public static SourceText? Apply(
        SemanticModel model, SourceText text, IEnumerable<CallEdit> edits, CancellationToken cancellation)
    {
        if (Changes(model, text, edits, cancellation) is not { Count: > 0 } changes)
        {
            return null;
        }

        SourceText changed = text.WithChanges(changes);
        return Compiles(model, changed, cancellation) ? changed : null;
    }

    /// <summary>Whether another text of a document has no errors that the document has not.</summary>
    public static bool Compiles(SemanticModel model, SourceText changed, CancellationToken cancellation)
    {
        SyntaxTree tree = model.SyntaxTree.WithChangedText(changed);
        SemanticModel after = model.Compilation.ReplaceSyntaxTree(model.SyntaxTree, tree).GetSemanticModel(tree);
        int errors = CountErrors(after, cancellation);
        return errors == 0 || errors <= CountErrors(model, cancellation);
    }

    private static List<TextChange>? Changes(
        SemanticModel model, SourceText text, IEnumerable<CallEdit> edits, CancellationToken cancellation)
    {
        List<TextChange> changes = new List<TextChange>();
        List<(int Position, string Namespace)> needs = new List<(int Position, string Namespace)>();
        foreach (CallEdit edit in edits)
        {
            // A call in the arguments of another waits for the next time.
            if (edit.Changes.Any(change => changes.Any(other => Collide(change.Span, other.Span))))
            {
                continue;
            }

            changes.AddRange(edit.Changes);
            needs.AddRange(
                from name in edit.Namespaces
                where !KnownNames.Has(model, edit.Position, Witnesses[name])
                select (edit.Position, name));
        }

        CompilationUnitSyntax root = (CompilationUnitSyntax)model.SyntaxTree.GetRoot(cancellation);
        return UsingInsertion.For(root, text, needs) is { } directives
            ? directives.Concat(changes).OrderBy(static change => change.Span.Start).ToList()
            : null;
    }

    private static bool Collide(TextSpan one, TextSpan other) => one.OverlapsWith(other) || one == other;

    private static int CountErrors(SemanticModel model, CancellationToken cancellation) =>
        model.GetDiagnostics(cancellationToken: cancellation).Count(static found => found.Severity == DiagnosticSeverity.Error);
}
