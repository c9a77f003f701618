using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Sockopt.Analyzers.Variables;

/// <summary>
/// The places where a variable gets a value, save its declaration. They are found by name: a stranger of the same name counts.
/// </summary>
internal static class WrittenPlaces
{
    /// <summary>The member that has a node in it, or the whole file for the statements of a program.</summary>
    public static SyntaxNode ScopeOf(SyntaxNode node) =>
        node.FirstAncestorOrSelf<MemberDeclarationSyntax>(static member => member is not GlobalStatementSyntax)
        ?? node.SyntaxTree.GetRoot();

    /// <summary>Where a local or a parameter is written.</summary>
    public static IEnumerable<ExpressionSyntax> OfVariable(SyntaxNode scope, string name) =>
        NamesInCode.Of(scope, name).Where(static place => WithQualifier(place) == place && IsWritten(place));

    /// <summary>The function that has a node in it: a lambda, a local function, or a member.</summary>
    public static SyntaxNode? FunctionOf(SyntaxNode node) =>
        node.Ancestors().FirstOrDefault(static ancestor => ancestor
            is AnonymousFunctionExpressionSyntax
            or LocalFunctionStatementSyntax
            or (MemberDeclarationSyntax and not GlobalStatementSyntax));

    /// <summary>
    /// Whether a local or a parameter may be written where the function of a use does not show it: in another one, or through a
    /// reference.
    /// </summary>
    // Nobody knows when a lambda or a local function runs that puts something else there, or a method of a type whose primary
    // constructor has the parameter. The parts of a partial type are in files that are not looked at.
    public static bool AreElsewhere(ISymbol variable, SyntaxNode use) =>
        variable is not IFieldSymbol
        && (IsInPartialType(variable)
            || OfVariable(ScopeOf(DeclarationOf(variable) ?? use), variable.Name)
                .Any(place => FunctionOf(place) != FunctionOf(use) || place.Parent is RefExpressionSyntax));

    /// <summary>Whether a parameter is that of the primary constructor of a type that is declared in several places.</summary>
    public static bool IsInPartialType(ISymbol variable) =>
        variable is IParameterSymbol { ContainingType.DeclaringSyntaxReferences.Length: > 1 }
        && DeclarationOf(variable) is { Parent.Parent: TypeDeclarationSyntax };

    /// <summary>Where a field is written, with or without <c>this</c>.</summary>
    public static IEnumerable<ExpressionSyntax> OfField(SyntaxNode scope, string name) =>
        NamesInCode.Of(scope, name).Select(WithQualifier).Where(IsWritten);

    /// <summary>Whether the socket of a client is replaced by another: <c>client.Client = socket</c>.</summary>
    public static bool IsSocketReplaced(SyntaxNode scope, string client) =>
        NamesInCode.Of(scope, client).Select(WithQualifier).Any(static place =>
            place.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Client" } socket && IsWritten(socket));

    // The value of a setter has none.
    private static SyntaxNode? DeclarationOf(ISymbol variable) =>
        variable.DeclaringSyntaxReferences is [var declaration] ? declaration.GetSyntax() : null;

    private static ExpressionSyntax WithQualifier(ExpressionSyntax name) =>
        name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name;

    private static bool IsWritten(ExpressionSyntax place) => place.Parent switch
    {
        AssignmentExpressionSyntax assignment => assignment.Left == place,
        ForEachVariableStatementSyntax loop => loop.Variable == place,
        ArgumentSyntax { Parent: TupleExpressionSyntax tuple } => IsWritten(tuple),
        ArgumentSyntax argument => argument.RefKindKeyword.Kind() is SyntaxKind.RefKeyword or SyntaxKind.OutKeyword,
        RefExpressionSyntax => true,
        ParenthesizedExpressionSyntax parenthesized => IsWritten(parenthesized),
        PostfixUnaryExpressionSyntax postfix =>
            !postfix.IsKind(SyntaxKind.SuppressNullableWarningExpression) || IsWritten(postfix),
        PrefixUnaryExpressionSyntax prefix => prefix.Kind()
            is SyntaxKind.AddressOfExpression or SyntaxKind.PreIncrementExpression or SyntaxKind.PreDecrementExpression,
        _ => false,
    };
}
