using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Sockopt.Analyzers.Catalog;

namespace Sockopt.Analyzers.Calls;

/// <summary>Recognises the uses of options, in one compilation.</summary>
internal sealed class SocketOptionCallReader
{
    private readonly SocketTypes _types;
    private readonly OptionCatalog _catalog;
    private readonly OptionKeyReader _keys;
    private readonly INamespaceSymbol? _framework;
    private readonly INamespaceSymbol? _library;
    private readonly bool _hasNativeCalls;

    public SocketOptionCallReader(Compilation compilation, SocketTypes types, OptionCatalog catalog)
    {
        _types = types;
        _catalog = catalog;
        _keys = new OptionKeyReader(compilation, catalog);
        _framework = types.Socket?.ContainingNamespace;
        _library = types.Library;
        _hasNativeCalls =
            compilation.ContainsSymbolsWithName(static name => name is "setsockopt" or "getsockopt", SymbolFilter.Member);
    }

    /// <summary>Reads a call, or returns null if it is not one of ours.</summary>
    // A namespace has one symbol in an assembly, so a call that is not ours costs a comparison of references.
    public SocketOptionCall? Read(IInvocationOperation invocation)
    {
        INamedTypeSymbol type = invocation.TargetMethod.ContainingType;
        INamespaceSymbol container = type.ContainingNamespace;
        return ReferenceEquals(container, _framework) ? ReadFrameworkCall(invocation, type)
            : _library is not null && ReferenceEquals(container, _library) ? ReadLibraryCall(invocation, type)
            : _library is not null && type.ContainingType is not null ? ReadViewMethod(invocation)
            : _hasNativeCalls && invocation.TargetMethod.IsStatic ? ReadNativeCall(invocation)
            : null;
    }

    /// <summary>Reads a use of a property, or returns null if it is not one of ours.</summary>
    public SocketOptionCall? Read(IPropertyReferenceOperation property)
    {
        if (property.Parent is INameOfOperation || property.Instance is not { } instance)
        {
            return null;
        }

        if (ReferenceEquals(property.Property.ContainingType.ContainingNamespace, _framework))
        {
            IReadOnlyList<CatalogOption> options =
                _catalog.FindProperty(property.Property.ContainingType.Name, property.Property.Name);
            return options.Count == 0 ? null : ReadProperty(property, instance, SocketOptionApi.FrameworkProperty, options);
        }

        return IsView(instance) && _keys.ReadViewMember(property.Property) is { } option
                ? ReadProperty(property, SocketOfView(instance), SocketOptionApi.Typed, [option])
                : null;
    }

    // The type of an expression has a nullability of its own, and is another object than the type that is declared.
    private bool IsView(IOperation instance) =>
        _types.OptionView is { } view && SymbolEqualityComparer.Default.Equals(instance.Type, view);

    private SocketOptionCall? ReadFrameworkCall(IInvocationOperation invocation, INamedTypeSymbol type) =>
        ReferenceEquals(type, _types.Socket)
            ? invocation.TargetMethod.Name switch
            {
                "GetSocketOption" => ByNames(invocation, OptionDirection.Get),
                "SetSocketOption" => ByNames(invocation, OptionDirection.Set),
                "GetRawSocketOption" => ByNumbers(invocation, SocketOptionApi.FrameworkRaw, OptionDirection.Get, first: 0),
                "SetRawSocketOption" => ByNumbers(invocation, SocketOptionApi.FrameworkRaw, OptionDirection.Set, first: 0),
                "IOControl" => ByControlCode(invocation),
                _ => null,
            }
            : null;

    private SocketOptionCall? ReadLibraryCall(IInvocationOperation invocation, INamedTypeSymbol type)
    {
        OptionDirection? direction = invocation.TargetMethod.Name switch
        {
            "GetOption" or "TryGetOption" => OptionDirection.Get,
            "SetOption" or "TrySetOption" => OptionDirection.Set,
            _ => null,
        };
        if (direction is not { } known)
        {
            return ReadViewMethod(invocation);
        }

        if (ReferenceEquals(type, _types.KernelSocket))
        {
            return IsByNumber(invocation.TargetMethod)
                ? ByNumbers(invocation, SocketOptionApi.Core, known, first: 0)
                : ByKey(invocation, SocketOptionApi.CoreTyped, known, invocation.Instance, key: 0);
        }

        return ReferenceEquals(type, _types.OptionExtensions)
            ? ByKey(invocation, SocketOptionApi.Typed, known, ArgumentFor(invocation, 0)?.Value, key: 1)
            : null;
    }

    // A set-only option of the view, or one that a read clears: socket.Options.TakeError(). It is an extension member, of the
    // library or of a table of the user's, so that its type is nested.
    private SocketOptionCall? ReadViewMethod(IInvocationOperation invocation)
    {
        if (invocation.Instance is not { } instance || !IsView(instance))
        {
            return null;
        }

        return _keys.ReadViewMember(invocation.TargetMethod) is { } option
            ? new SocketOptionCall(
                SocketOptionApi.Typed,
                invocation.TargetMethod.ReturnsVoid ? OptionDirection.Set : OptionDirection.Get,
                new KnownOptions([option]),
                invocation,
                SocketOfView(instance),
                Level: null,
                Name: null,
                ArgumentFor(invocation, 0)?.Value)
            : null;
    }

    private SocketOptionCall? ReadNativeCall(IInvocationOperation invocation) => invocation.TargetMethod.Name switch
    {
        "getsockopt" => ByNumbers(invocation, SocketOptionApi.Native, OptionDirection.Get, first: 1),
        "setsockopt" => ByNumbers(invocation, SocketOptionApi.Native, OptionDirection.Set, first: 1),
        _ => null,
    };

    // The core's socket has overloads of the same names that take a key.
    private static bool IsByNumber(IMethodSymbol method) =>
        method.Parameters is
        [
            { Type.SpecialType: SpecialType.System_Int32 },
            { Type.SpecialType: SpecialType.System_Int32 },
            ..,
        ];

    // In all of these methods the level comes before the name, and that before the value or the buffer.
    private SocketOptionCall? ByNames(IInvocationOperation invocation, OptionDirection direction)
    {
        if (ArgumentFor(invocation, 0)?.Value is not { } level || ArgumentFor(invocation, 1)?.Value is not { } name)
        {
            return null;
        }

        OptionReference? option =
            WrittenNumberReader.Read(level, _types.OptionLevel) is { } levelNumber
            && WrittenNumberReader.Read(name, _types.OptionName) is { } optionNumber
                ? new FrameworkNames(levelNumber, optionNumber)
                : null;
        return new SocketOptionCall(
            SocketOptionApi.Framework,
            direction,
            option,
            invocation,
            invocation.Instance,
            level,
            name,
            ArgumentFor(invocation, 2)?.Value);
    }

    private SocketOptionCall? ByNumbers(
        IInvocationOperation invocation, SocketOptionApi api, OptionDirection direction, int first)
    {
        if (ArgumentFor(invocation, first)?.Value is not { } level || ArgumentFor(invocation, first + 1)?.Value is not { } name)
        {
            return null;
        }

        OptionReference? option =
            WrittenNumberReader.Read(level, _types.OptionLevel) is { } levelNumber
            && WrittenNumberReader.Read(name, _types.OptionName) is { } optionNumber
                ? new SystemNumbers(levelNumber, optionNumber)
                : null;
        return new SocketOptionCall(
            api,
            direction,
            option,
            invocation,
            invocation.Instance,
            level,
            name,
            ArgumentFor(invocation, first + 2)?.Value);
    }

    // What a control code does is not visible: KeepAliveValues sets, and DataToRead gets.
    private SocketOptionCall? ByControlCode(IInvocationOperation invocation)
    {
        if (ArgumentFor(invocation, 0)?.Value is not { } code)
        {
            return null;
        }

        OptionReference? option = code.ConstantValue.Value switch
        {
            int number => new ControlCode(unchecked((uint)number), IsControlMember(code)),
            long number => new ControlCode(number & uint.MaxValue, IsControlMember(code)),
            _ => null,
        };
        return new SocketOptionCall(
            SocketOptionApi.FrameworkControl,
            OptionDirection.Set,
            option,
            invocation,
            invocation.Instance,
            Level: null,
            code,
            ArgumentFor(invocation, 1)?.Value);
    }

    private bool IsControlMember(IOperation code) => code switch
    {
        IConversionOperation conversion => IsControlMember(conversion.Operand),
        IFieldReferenceOperation field => ReferenceEquals(field.Field.ContainingType, _types.ControlCode),
        _ => false,
    };

    private SocketOptionCall? ByKey(
        IInvocationOperation invocation, SocketOptionApi api, OptionDirection direction, IOperation? socket, int key)
    {
        if (ArgumentFor(invocation, key)?.Value is not { } name)
        {
            return null;
        }

        OptionReference? option =
            name is IPropertyReferenceOperation { Property: var property } && _keys.ReadKey(property) is { } known
                ? new KnownOptions([known])
                : null;
        return new SocketOptionCall(
            api, direction, option, invocation, socket, Level: null, name, ArgumentFor(invocation, key + 1)?.Value);
    }

    private static SocketOptionCall ReadProperty(
        IPropertyReferenceOperation property, IOperation? socket, SocketOptionApi api, IReadOnlyList<CatalogOption> options)
    {
        (OptionDirection direction, IOperation? value) = property.Parent switch
        {
            ISimpleAssignmentOperation assignment when assignment.Target == property => (OptionDirection.Set, assignment.Value),
            IAssignmentOperation assignment when assignment.Target == property => (OptionDirection.Set, null),
            IIncrementOrDecrementOperation => (OptionDirection.Set, null),
            _ => (OptionDirection.Get, null),
        };
        return new SocketOptionCall(
            api,
            direction,
            new KnownOptions(options),
            property,
            IsOfInitializer(socket) ? Created(property) : socket,
            Level: null,
            Name: null,
            value);
    }

    private static bool IsOfInitializer(IOperation? socket) =>
        socket is IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ImplicitReceiver };

    // In new Socket(…) { NoDelay = true } the property belongs to what is created.
    private static IOperation? Created(IOperation operation)
    {
        for (IOperation? parent = operation.Parent; parent is not null; parent = parent.Parent)
        {
            if (parent is IObjectOrCollectionInitializerOperation { Parent: IObjectCreationOperation creation })
            {
                return creation;
            }
        }

        return null;
    }

    // socket.Options, which C# sees as a property of the socket.
    private static IOperation? SocketOfView(IOperation view) => view switch
    {
        IPropertyReferenceOperation { Property.Name: "Options" } options => options.Instance,
        IInvocationOperation { Arguments: [{ Value: var socket }] } => socket,
        _ => null,
    };

    private static IArgumentOperation? ArgumentFor(IInvocationOperation invocation, int ordinal)
    {
        foreach (IArgumentOperation argument in invocation.Arguments)
        {
            if (argument.Parameter?.Ordinal == ordinal)
            {
                return argument;
            }
        }

        return null;
    }
}
