using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Sockopt.Analyzers.Calls;

/// <summary>Recognises the calls that touch options, in one compilation.</summary>
internal sealed class SocketOptionCallReader
{
    private readonly INamedTypeSymbol? _socket;
    private readonly INamedTypeSymbol? _optionLevel;
    private readonly INamedTypeSymbol? _optionName;
    private readonly INamedTypeSymbol? _kernelSocket;

    public SocketOptionCallReader(Compilation compilation)
    {
        _socket = compilation.GetTypeByMetadataName("System.Net.Sockets.Socket");
        _optionLevel = compilation.GetTypeByMetadataName("System.Net.Sockets.SocketOptionLevel");
        _optionName = compilation.GetTypeByMetadataName("System.Net.Sockets.SocketOptionName");
        _kernelSocket = compilation.GetTypeByMetadataName("Sockopt.KernelSocket");
    }

    /// <summary>Whether the compilation knows any type that has such calls.</summary>
    public bool CanFindCalls => _socket is not null || _kernelSocket is not null;

    /// <summary>Reads a call, or returns null if it is not one of ours.</summary>
    public SocketOptionCall? Read(IInvocationOperation invocation)
    {
        IMethodSymbol method = invocation.TargetMethod;
        if (Is(method.ContainingType, _socket))
        {
            return method.Name switch
            {
                "GetSocketOption" => Read(invocation, SocketOptionApi.Framework, OptionDirection.Get),
                "SetSocketOption" => Read(invocation, SocketOptionApi.Framework, OptionDirection.Set),
                "GetRawSocketOption" => Read(invocation, SocketOptionApi.FrameworkRaw, OptionDirection.Get),
                "SetRawSocketOption" => Read(invocation, SocketOptionApi.FrameworkRaw, OptionDirection.Set),
                _ => null,
            };
        }

        if (Is(method.ContainingType, _kernelSocket))
        {
            return method.Name switch
            {
                "GetOption" when IsByNumber(method) => Read(invocation, SocketOptionApi.Core, OptionDirection.Get),
                "SetOption" when IsByNumber(method) => Read(invocation, SocketOptionApi.Core, OptionDirection.Set),
                _ => null,
            };
        }

        return null;
    }

    // The core's socket has overloads of the same names that take a key.
    private static bool IsByNumber(IMethodSymbol method) =>
        method.Parameters.Length >= 2
        && method.Parameters.Take(2).All(static parameter => parameter.Type.SpecialType == SpecialType.System_Int32);

    private SocketOptionCall? Read(IInvocationOperation invocation, SocketOptionApi api, OptionDirection direction)
    {
        // In every one of these methods the level comes first, then the name, then the value or the buffer.
        if (ArgumentFor(invocation, 0) is not { } level || ArgumentFor(invocation, 1) is not { } name)
        {
            return null;
        }

        OptionReference? option = api == SocketOptionApi.Framework ? ReadWritten(level, name) : ReadNumbers(level, name);
        return new SocketOptionCall(api, direction, option, name, ArgumentFor(invocation, 2));
    }

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

    private WrittenPair? ReadWritten(IArgumentOperation level, IArgumentOperation name) =>
        MemberWritten(level, _optionLevel) is { } levelMember && MemberWritten(name, _optionName) is { } nameMember
            ? new WrittenPair(levelMember, nameMember)
            : null;

    private static string? MemberWritten(IArgumentOperation argument, INamedTypeSymbol? enumeration) =>
        argument.Value is IFieldReferenceOperation { Field: var member } && Is(member.ContainingType, enumeration)
            ? member.Name
            : null;

    private static NumberPair? ReadNumbers(IArgumentOperation level, IArgumentOperation name) =>
        level.Value.ConstantValue.Value is int levelNumber && name.Value.ConstantValue.Value is int optionNumber
            ? new NumberPair(levelNumber, optionNumber)
            : null;

    // A type that is not generic has one symbol in a compilation, so a call that is not ours costs a comparison of references.
    private static bool Is(INamedTypeSymbol type, INamedTypeSymbol? known) => ReferenceEquals(type, known);
}
