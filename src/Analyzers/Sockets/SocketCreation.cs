using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Sockopt.Analyzers.Calls;
using Sockopt.Analyzers.Variables;

namespace Sockopt.Analyzers.Sockets;

/// <summary>
/// Finds where a socket, or the client that has it inside, is made: in the expression itself, as the value of a local that gets
/// no other, or as that of a readonly field that gets its value in this file.
/// </summary>
internal static class SocketCreation
{
    /// <summary>The creation, or null if it cannot be seen or is not the only one.</summary>
    public static IObjectCreationOperation? Find(IOperation? socket, SocketTypes types)
    {
        if (socket?.SemanticModel is not { } model || new SocketVariable(types).Direct(socket) is not { } direct)
        {
            return null;
        }

        IObjectCreationOperation? creation = direct switch
        {
            IObjectCreationOperation made => SocketClient.IsSocketOrClient(made.Type, types) ? made : null,
            ILocalReferenceOperation { Local: var local } => Made(ValueOf(local), model, types),
            IFieldReferenceOperation { Field: { IsReadOnly: true } field } => Made(ValueOf(field), model, types),
            _ => SocketClient.Of(direct, types) is { } client ? Find(client, types) : null,
        };
        return creation is null || IsSocketReplaced(creation, direct) ? null : creation;
    }

    // An analyzer may ask only for the model of the file that it looks at.
    private static IObjectCreationOperation? Made(ExpressionSyntax? value, SemanticModel model, SocketTypes types) =>
        value is not null
        && value.SyntaxTree == model.SyntaxTree
        && model.GetOperation(value) is { } operation
        && new SocketVariable(types).Direct(operation) is IObjectCreationOperation creation
        && SocketClient.IsSocketOrClient(creation.Type, types)
            ? creation
            : null;

    private static ExpressionSyntax? ValueOf(ILocalSymbol local) =>
        local.DeclaringSyntaxReferences is [var declaration]
        && declaration.GetSyntax() is VariableDeclaratorSyntax { Initializer.Value: { } value } declarator
        && !WrittenPlaces.OfVariable(WrittenPlaces.ScopeOf(declarator), local.Name).Any()
            ? value
            : null;

    private static ExpressionSyntax? ValueOf(IFieldSymbol field)
    {
        if (field.DeclaringSyntaxReferences is not [var declaration]
            || field.ContainingType.DeclaringSyntaxReferences is not [_]
            || declaration.GetSyntax() is not VariableDeclaratorSyntax declarator
            || declarator.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } type)
        {
            return null;
        }

        ExpressionSyntax[] places = WrittenPlaces.OfField(type, field.Name).Take(2).ToArray();
        return (declarator.Initializer, places) switch
        {
            ({ Value: var value }, []) => value,
            (null, [{ Parent: AssignmentExpressionSyntax { Right: var value } }]) => value,
            _ => null,
        };
    }

    // A client may be given another socket than it has made.
    private static bool IsSocketReplaced(IObjectCreationOperation creation, IOperation client)
    {
        bool isReplacedAtOnce = creation.Initializer?.Initializers.Any(static initializer => initializer
            is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.Name: "Client" } }) is true;
        return isReplacedAtOnce || client switch
        {
            ILocalReferenceOperation { Local: var local } =>
                WrittenPlaces.IsSocketReplaced(WrittenPlaces.ScopeOf(client.Syntax), local.Name),
            IFieldReferenceOperation { Field: var field } =>
                WrittenPlaces.IsSocketReplaced(client.Syntax.SyntaxTree.GetRoot(), field.Name),
            _ => false,
        };
    }
}
