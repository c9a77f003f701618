using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;
using Sockopt.CodeFixes.Statements;

namespace Sockopt.CodeFixes.Calls;

/// <summary>
/// A local variable that is there for nothing but to hold the bytes of one call:
/// <code>
/// byte[] bytes = BitConverter.GetBytes(5000);
/// socket.SetRawSocketOption(level, name, bytes);
/// </code>
/// </summary>
/// <param name="Declaration">The statement that declares it.</param>
/// <param name="Value">What it is initialised with.</param>
internal sealed record ByteLocal(LocalDeclarationStatementSyntax Declaration, IOperation Value)
{
    /// <summary>Reads the variable that a call is handed, or returns null if it is used for anything else.</summary>
    public static ByteLocal? Read(OptionCallSite site, IOperation value, CancellationToken cancellation)
    {
        while (value is IConversionOperation conversion)
        {
            value = conversion.Operand;
        }

        return value is ILocalReferenceOperation { Local: { RefKind: RefKind.None } local }
            && local.DeclaringSyntaxReferences is [var reference]
            && reference.GetSyntax(cancellation) is VariableDeclaratorSyntax { Initializer.Value: { } initializer } declarator
            && declarator.Parent is VariableDeclarationSyntax
            {
                Variables.Count: 1, Parent: LocalDeclarationStatementSyntax declaration,
            }
            && IsLeftByItself(declaration)
            && Next(declaration) == site.Syntax.FirstAncestorOrSelf<StatementSyntax>()
            && IsUsedOnce(declaration, local.Name)
            && site.Model.GetOperation(initializer, cancellation) is { } initial
            && (site.Syntax.Parent is ExpressionStatementSyntax
                || (IsConditional(site.Syntax) && SideEffects.AreAbsentFrom(initial)))
                ? new ByteLocal(declaration, initial)
                : null;
    }

    /// <summary>The edit that takes the declaration away, and leaves the comments above it.</summary>
    public TextChange Removal(SourceText text)
    {
        TextLine first = text.Lines.GetLineFromPosition(Declaration.SpanStart);
        return new TextChange(TextSpan.FromBounds(first.Start, Declaration.FullSpan.End), "");
    }

    // socket?.SetRawSocketOption(level, name, bytes); in a lambda or a loop the value would be computed at another time.
    private static bool IsConditional(InvocationExpressionSyntax call) =>
        call.Parent is ConditionalAccessExpressionSyntax { Parent: ExpressionStatementSyntax };

    // Whatever stands between the two could change what the value is made of.
    private static StatementSyntax? Next(LocalDeclarationStatementSyntax declaration) => declaration.Parent switch
    {
        BlockSyntax block => block.Statements.ElementAtOrDefault(block.Statements.IndexOf(declaration) + 1),
        GlobalStatementSyntax { Parent: CompilationUnitSyntax unit } global =>
            (unit.Members.ElementAtOrDefault(unit.Members.IndexOf(global) + 1) as GlobalStatementSyntax)?.Statement,
        _ => null,
    };

    private static bool IsLeftByItself(LocalDeclarationStatementSyntax declaration)
    {
        SyntaxTriviaList trailing = declaration.GetTrailingTrivia();
        return !declaration.ContainsDirectives
            && !declaration.ContainsDiagnostics
            && declaration.UsingKeyword.IsKind(SyntaxKind.None)
            && trailing.Any(SyntaxKind.EndOfLineTrivia)
            && trailing.All(static trivia => trivia.Kind() is SyntaxKind.EndOfLineTrivia or SyntaxKind.WhitespaceTrivia)
            && IsFirstOfItsLine(declaration);
    }

    private static bool IsFirstOfItsLine(LocalDeclarationStatementSyntax declaration)
    {
        SourceText text = declaration.SyntaxTree.GetText();
        TextLine line = text.Lines.GetLineFromPosition(declaration.SpanStart);
        return string.IsNullOrWhiteSpace(text.ToString(TextSpan.FromBounds(line.Start, declaration.SpanStart)));
    }

    private static bool IsUsedOnce(LocalDeclarationStatementSyntax declaration, string name) =>
        (declaration.Parent is GlobalStatementSyntax global ? global.Parent! : declaration.Parent!)
            .DescendantNodes()
            .OfType<IdentifierNameSyntax>()
            .Count(identifier => identifier.Identifier.ValueText == name) == 1;
}
