using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Sockopt.Analyzers.Calls;
using Sockopt.Analyzers.Sockets;
using Sockopt.Analyzers.Variables;

namespace Sockopt.Analyzers.Chains;

/// <summary>
/// Finds the variable that a chain stands in: a local, a parameter, a readonly field of this object, or a variable of a result
/// that has the chain inside. A local that is a copy of another is that other one, unless a using statement releases it.
/// </summary>
internal sealed class ChainVariable(
    SocketTypes types, SemanticModel model, ImmutableDictionary<CaptureId, IOperation?> captures)
{
    // Half-typed code may make two locals copies of one another.
    private const int MostCopies = 8;

    private readonly SocketVariable _variables = new(types, captures);
    private readonly Dictionary<ISymbol, ISymbol> _origins = new(SymbolEqualityComparer.Default);

    /// <summary>The variable behind an expression, or null if there is none that stays the same.</summary>
    public ISymbol? Find(IOperation? chain) => Find(chain, MostCopies);

    private ISymbol? Find(IOperation? chain, int copies)
    {
        IOperation? direct = chain is null ? null : _variables.Direct(chain);
        ISymbol? variable = _variables.Find(
            direct is IPropertyReferenceOperation { Property.Type: { } type, Instance: { } result }
            && ReferenceEquals(type, types.MbufChain)
            && result.Type is { } whole
            && ResultTypes.Is(whole, types)
                ? result
                : direct);
        return variable is ILocalSymbol { IsUsing: false } local && copies > 0 ? OriginOf(local, copies) : variable;
    }

    private ISymbol OriginOf(ILocalSymbol local, int copies)
    {
        if (!_origins.TryGetValue(local, out ISymbol? origin))
        {
            origin = ValueOf(local) is { } value
                && Find(model.GetOperation(value), copies - 1) is { } copied
                && IsConstant(copied)
                ? copied
                : local;
            _origins[local] = origin;
        }

        return origin;
    }

    // An analyzer may ask only for the model of the file that it looks at.
    private ExpressionSyntax? ValueOf(ILocalSymbol local) =>
        ReferenceEquals(local.Type, types.MbufChain)
        && local.DeclaringSyntaxReferences is [var declaration]
        && declaration.GetSyntax() is VariableDeclaratorSyntax { Initializer.Value: { } value }
        && value.SyntaxTree == model.SyntaxTree
        && !WrittenPlaces.OfVariable(WrittenPlaces.ScopeOf(value), local.Name).Any()
            ? value
            : null;

    private static bool IsConstant(ISymbol variable) => variable switch
    {
        ILocalSymbol local =>
            local.DeclaringSyntaxReferences is [var declaration]
            && !WrittenPlaces.OfVariable(WrittenPlaces.ScopeOf(declaration.GetSyntax()), local.Name).Any(),
        IParameterSymbol parameter =>
            !WrittenPlaces.IsInPartialType(parameter)
            && parameter.DeclaringSyntaxReferences is [var declaration]
            && !WrittenPlaces.OfVariable(WrittenPlaces.ScopeOf(declaration.GetSyntax()), parameter.Name).Any(),
        _ => false,
    };
}
