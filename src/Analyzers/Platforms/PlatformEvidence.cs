using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Sockopt.Analyzers.Variables;

namespace Sockopt.Analyzers.Platforms;

/// <summary>Whether a test that cannot be understood has to do with systems all the same.</summary>
/// <param name="model">The file that the test is in; of others there is the syntax alone.</param>
internal sealed class PlatformEvidence(SemanticModel? model)
{
    // A test may ask a member that asks another. Members that ask one another in a circle end here.
    private const int MostSteps = 3;

    /// <summary>Whether an expression, or anything that gives a value to what it is made of, speaks of systems.</summary>
    // What a flow graph has evaluated before is still there as it was written.
    public bool IsIn(IOperation expression)
    {
        SyntaxNode written = expression.Syntax;
        if (PlatformNames.AreInTest(written))
        {
            return true;
        }

        foreach (IOperation part in expression.DescendantsAndSelf())
        {
            if ((!written.Span.Contains(part.Syntax.Span) && PlatformNames.AreInTest(part.Syntax))
                || (!IsOfSize(part.Parent) && SymbolOf(part) is { } symbol && IsBehind(symbol, MostSteps)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the source of a method, or of what it uses, speaks of systems.</summary>
    public bool IsBehind(IMethodSymbol method) => IsBehind(method, MostSteps);

    // A number of which more or less counts stands for no system, though it may depend on one.
    private static bool IsOfSize(IOperation? comparison) => comparison is IBinaryOperation
    {
        OperatorKind: BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual
            or BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual,
    };

    // What comes from another assembly has no source to look at.
    private bool IsBehind(ISymbol symbol, int steps) =>
        steps > 0
        && !symbol.DeclaringSyntaxReferences.IsEmpty
        && PlacesOf(symbol).Any(place => IsIn(place, symbol, steps - 1));

    private bool IsIn(SyntaxNode code, ISymbol owner, int steps) =>
        PlatformNames.AreInTest(code)
        || (steps > 0
            && code.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>()
                .Select(name => SymbolOf(name, owner))
                .Any(symbol => symbol is not null && IsBehind(symbol, steps)));

    private static ISymbol? SymbolOf(IOperation operation) => operation switch
    {
        ILocalReferenceOperation { Local: var local } => local,
        IMemberReferenceOperation { Member: var member } => member,
        IInvocationOperation { TargetMethod: var method } => method,
        _ => null,
    };

    private ISymbol? SymbolOf(IdentifierNameSyntax name, ISymbol owner) => model?.SyntaxTree == name.SyntaxTree
        ? model.GetSymbolInfo(name).Symbol
        : owner.ContainingType?.GetMembers(name.Identifier.ValueText).FirstOrDefault();

    // Where it is declared, and where else it gets a value.
    private static IEnumerable<SyntaxNode> PlacesOf(ISymbol symbol)
    {
        IEnumerable<SyntaxNode> declarations = symbol.DeclaringSyntaxReferences.Select(static reference => reference.GetSyntax());
        return symbol switch
        {
            ILocalSymbol => declarations.SelectMany(declaration =>
                WrittenPlaces.OfVariable(WrittenPlaces.ScopeOf(declaration), symbol.Name).Append(declaration).Select(ValueAt)),
            IFieldSymbol or IPropertySymbol when symbol.ContainingType is { } type => declarations.Concat(
                type.DeclaringSyntaxReferences
                    .SelectMany(part => WrittenPlaces.OfField(part.GetSyntax(), symbol.Name))
                    .Select(ValueAt)),
            IMethodSymbol => declarations,
            _ => [],
        };
    }

    // All that has a part in a value which a variable gets: not what is done with it in the body of a loop or behind a test.
    private static SyntaxNode ValueAt(SyntaxNode place)
    {
        SyntaxNode value = place.AncestorsAndSelf().TakeWhile(static node => !IsBoundary(node)).LastOrDefault() ?? place;
        return (value as CommonForEachStatementSyntax ?? value.Parent as CommonForEachStatementSyntax) is { } loop ? loop.Expression
            : value is SwitchLabelSyntax { Parent.Parent: SwitchStatementSyntax choice } ? choice.Expression
            : value;
    }

    private static bool IsBoundary(SyntaxNode node) =>
        node is StatementSyntax or SwitchSectionSyntax or CatchClauseSyntax or MemberDeclarationSyntax;
}
