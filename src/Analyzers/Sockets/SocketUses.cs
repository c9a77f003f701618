using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Sockopt.Analyzers.Variables;

namespace Sockopt.Analyzers.Sockets;

/// <summary>Finds everything that is done with a socket that nobody else can get hold of.</summary>
internal sealed class SocketUses
{
    // What is seen of a socket through these does not use it otherwise.
    private static readonly string[] Harmless = ["Client", "Server", "Options"];

    // Through these somebody else can use it.
    private static readonly string[] Escapes = ["GetStream", "Handle", "SafeHandle", "DuplicateAndClose"];

    private static readonly string[] Timeouts = ["ReceiveTimeout", "SendTimeout"];

    private static readonly string[] Accepts =
        ["Accept", "AcceptAsync", "EndAccept", "AcceptSocket", "AcceptSocketAsync", "AcceptTcpClient", "AcceptTcpClientAsync"];

    private readonly List<string> _methods = [];
    private readonly SemanticModel _model;
    private readonly CancellationToken _cancellation;

    private SocketUses(SemanticModel model, CancellationToken cancellation)
    {
        _model = model;
        _cancellation = cancellation;
    }

    /// <summary>
    /// The names of the methods that are called on a socket, or null if it may be used where that cannot be seen. It stands in
    /// a local or a private field, gets its value from a creation or from an accepted connection, and is never passed on.
    /// </summary>
    /// <param name="socket">An expression for the socket, or for the socket of a client.</param>
    /// <param name="cancellation">Stops the search.</param>
    public static IReadOnlyCollection<string>? Find(IOperation socket, CancellationToken cancellation) =>
        socket.SemanticModel is { } model && VariableOf(socket) is { } variable
            ? new SocketUses(model, cancellation).Find(variable)
            : null;

    private List<string>? Find(ISymbol variable)
    {
        if (ScopeOf(variable) is not { } scope || scope.SyntaxTree != _model.SyntaxTree || !IsOwn(variable))
        {
            return null;
        }

        foreach (IdentifierNameSyntax name in NamesInCode.Of(scope, variable.Name))
        {
            if (SymbolEqualityComparer.Default.Equals(SymbolOf(name), variable)
                && !IsVisible(Qualified(name)))
            {
                return null;
            }
        }

        return _methods;
    }

    private ISymbol? SymbolOf(SyntaxNode name) => _model.GetSymbolInfo(name, _cancellation).Symbol;

    // A client's socket is used as the client is.
    private static ISymbol? VariableOf(IOperation socket) => socket switch
    {
        ILocalReferenceOperation { Local.IsRef: false } local => local.Local,
        IFieldReferenceOperation { Field: { DeclaredAccessibility: Accessibility.Private } field } reference
            when reference.Instance is null or IInstanceReferenceOperation => field,
        IPropertyReferenceOperation { Property.Name: "Client" or "Server", Instance: { } client } => VariableOf(client),
        IConversionOperation conversion => VariableOf(conversion.Operand),
        // new Socket(…) { ReceiveTimeout = 1000 }
        IObjectCreationOperation creation => Declared(creation),
        _ => null,
    };

    private static ILocalSymbol? Declared(IOperation value) => value.Parent switch
    {
        IConversionOperation conversion => Declared(conversion),
        IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator } => declarator.Symbol,
        _ => null,
    };

    private static SyntaxNode? ScopeOf(ISymbol variable) => variable switch
    {
        // The parts of a partial type are in files that are not looked at.
        IFieldSymbol { ContainingType.DeclaringSyntaxReferences: [var type] } => type.GetSyntax(),
        ILocalSymbol { DeclaringSyntaxReferences: [var declaration] } =>
            WrittenPlaces.ScopeOf(declaration.GetSyntax()),
        _ => null,
    };

    private static ExpressionSyntax Qualified(ExpressionSyntax name) =>
        name.Parent is MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } access && access.Name == name
            ? access
            : name;

    private bool IsVisible(ExpressionSyntax use) => use.Parent switch
    {
        MemberAccessExpressionSyntax access when access.Expression == use => IsVisibleMember(access, access.Name),
        ConditionalAccessExpressionSyntax access when access.Expression == use => access.WhenNotNull switch
        {
            MemberBindingExpressionSyntax binding => IsVisibleMember(binding, binding.Name),
            InvocationExpressionSyntax { Expression: MemberBindingExpressionSyntax binding } =>
                IsVisibleMember(binding, binding.Name),
            _ => false,
        },
        PostfixUnaryExpressionSyntax suppressed when suppressed.IsKind(SyntaxKind.SuppressNullableWarningExpression) =>
            IsVisible(suppressed),
        AssignmentExpressionSyntax assignment when assignment.Left == use => IsNew(assignment.Right),
        BinaryExpressionSyntax { Right: LiteralExpressionSyntax { RawKind: (int)SyntaxKind.NullLiteralExpression } } => true,
        IsPatternExpressionSyntax { Pattern: ConstantPatternSyntax or UnaryPatternSyntax } => true,
        UsingStatementSyntax => true,
        _ => false,
    };

    private bool IsVisibleMember(ExpressionSyntax access, SimpleNameSyntax name)
    {
        string member = name.Identifier.ValueText;
        if (Harmless.Contains(member))
        {
            return IsVisible(access);
        }

        if (Escapes.Contains(member))
        {
            return false;
        }

        if (access.Parent is InvocationExpressionSyntax call && call.Expression == access)
        {
            _methods.Add(member);
            return !IsForeignExtension(name);
        }

        // Who reads the timeout limits a call by it.
        if (Timeouts.Contains(member))
        {
            return access.Parent is AssignmentExpressionSyntax assignment && assignment.Left == access;
        }

        // A method that is not called on the spot is called who knows when.
        return SymbolOf(name) is not IMethodSymbol;
    }

    // It is handed the socket.
    private bool IsForeignExtension(SimpleNameSyntax method) =>
        SymbolOf(method) is IMethodSymbol
        {
            MethodKind: MethodKind.ReducedExtension,
            ContainingNamespace.Name: not ("Sockets" or "Sockopt"),
        };

    private bool IsOwn(ISymbol variable) =>
        variable.DeclaringSyntaxReferences is [var declaration]
        && declaration.GetSyntax(_cancellation) is VariableDeclaratorSyntax declarator
        && (declarator.Initializer is null || IsNew(declarator.Initializer.Value));

    // A socket that comes from elsewhere may be used there, too.
    private static bool IsNew(ExpressionSyntax value) => value switch
    {
        BaseObjectCreationExpressionSyntax => true,
        LiteralExpressionSyntax => true,
        PostfixUnaryExpressionSyntax suppressed => IsNew(suppressed.Operand),
        AwaitExpressionSyntax awaiting => IsNew(awaiting.Expression),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax called } =>
            Accepts.Contains(called.Name.Identifier.ValueText)
            || (called.Name.Identifier.ValueText == "ConfigureAwait" && IsNew(called.Expression)),
        _ => false,
    };
}
