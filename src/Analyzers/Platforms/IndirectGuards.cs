using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Sockopt.Analyzers.Variables;

namespace Sockopt.Analyzers.Platforms;

/// <summary>Tests of systems that stand outside the member, or outside the statements, that a call is in.</summary>
internal static class IndirectGuards
{
    /// <summary>
    /// Whether a call may be reached through such a test: in a private method that is used where systems are told apart, or in a
    /// lambda that stands beside the name of a system, as in a table of them.
    /// </summary>
    public static bool MayLeadTo(SyntaxNode call) =>
        call.Ancestors().Any(static ancestor => ancestor switch
        {
            MethodDeclarationSyntax method => IsPrivate(method) && IsUsedByTest(method),
            AnonymousFunctionExpressionSyntax lambda => StandsBesideSystem(lambda),
            _ => false,
        });

    // A method that says nothing of who may call it is private, too.
    private static bool IsPrivate(MethodDeclarationSyntax method) => !method.Modifiers.Any(static modifier => modifier.Kind()
        is SyntaxKind.PublicKeyword or SyntaxKind.InternalKeyword or SyntaxKind.ProtectedKeyword);

    private static bool IsUsedByTest(MethodDeclarationSyntax method) =>
        method.Parent is TypeDeclarationSyntax type
        && NamesInCode.Of(type, method.Identifier.ValueText)
            .Select(WrittenPlaces.ScopeOf)
            .Any(user => user != method && PlatformNames.AreInTest(user));

    private static bool StandsBesideSystem(AnonymousFunctionExpressionSyntax lambda) => lambda.Ancestors()
        .TakeWhile(static ancestor => ancestor
            is ExpressionSyntax or ArgumentSyntax or BaseArgumentListSyntax
            or SwitchExpressionArmSyntax or CollectionElementSyntax)
        .SelectMany(static ancestor => ancestor.DescendantTokens())
        .Any(token => !lambda.Span.Contains(token.Span) && PlatformNames.AreInTest(token.ValueText));
}
