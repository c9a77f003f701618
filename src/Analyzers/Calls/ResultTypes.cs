using Microsoft.CodeAnalysis;

namespace Sockopt.Analyzers.Calls;

/// <summary>
/// Types of values that say how a call ended, without an exception: <c>Errno</c>, <c>SocketError</c>, and the structs of the
/// library that have an <c>Errno</c> beside what the call yields, such as <c>IoResult</c>.
/// </summary>
internal static class ResultTypes
{
    private const string Error = "Errno";

    /// <summary>Whether a type is one of them.</summary>
    // These are value types, whose nullability does not make another type of them.
    public static bool Is(ITypeSymbol type, SocketTypes types) =>
        ReferenceEquals(type, types.Errno)
        || ReferenceEquals(type, types.SocketError)
        || (types.Library is { } library
            && ReferenceEquals(type.ContainingNamespace, library)
            && type.TypeKind == TypeKind.Struct
            && type.GetMembers(Error).Any(member =>
                member is IPropertySymbol { IsStatic: false } property && ReferenceEquals(property.Type, types.Errno)));

    /// <summary>What a call yields that says how it ended, at once or as a task; null if it yields no such thing.</summary>
    public static ITypeSymbol? Of(ITypeSymbol type, SocketTypes types) =>
        Is(type, types) ? type
        : Awaited(type, types) is { } awaited && Is(awaited, types) ? awaited
        : null;

    /// <summary>What a task yields; null if the type is not that of a task which yields something.</summary>
    public static ITypeSymbol? Awaited(ITypeSymbol type, SocketTypes types) =>
        IsTask(type, types) ? ((INamedTypeSymbol)type).TypeArguments[0] : null;

    /// <summary>Whether a type is that of a task which yields something.</summary>
    public static bool IsTask(ITypeSymbol type, SocketTypes types) =>
        type.OriginalDefinition is { } definition
        && (ReferenceEquals(definition, types.Task) || ReferenceEquals(definition, types.ValueTask));
}
