using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Sockopt.Analyzers.Calls;

namespace Sockopt.Analyzers.Rules;

/// <summary>SOPT1016: a statement drops the error that its call returns. Reported at the name of the method.</summary>
internal static class IgnoredError
{
    /// <summary>
    /// Judges the expression of one statement. What a generic method returns because it was asked to is no error.
    /// </summary>
    public static Diagnostic? Check(IOperation dropped, SocketTypes types, SocketOptionCallReader reader)
    {
        IOperation result = dropped is IConditionalAccessOperation access ? WhenNotNull(access) : dropped;
        // Enums are value types, whose nullability does not make another type of them.
        if (result.Type is not { } type || (!ReferenceEquals(type, types.Errno) && !ReferenceEquals(type, types.SocketError)))
        {
            return null;
        }

        IInvocationOperation? call = result switch
        {
            IInvocationOperation invocation => invocation,
            IAwaitOperation { Operation: IInvocationOperation invocation } => Configured(invocation),
            _ => null,
        };
        return call is null or { TargetMethod.OriginalDefinition.ReturnType.TypeKind: TypeKind.TypeParameter }
            || IsClose(call.TargetMethod, types)
            || PassesOn(call.TargetMethod, type)
            || IsValue(call, reader)
            ? null
            : Diagnostic.Create(
                Descriptors.IgnoredError,
                NameOf(call),
                $"{call.TargetMethod.Name} returns {OptionProse.WithArticle(type)} and does not throw: "
                    + "its failure passes unnoticed");
    }

    private static IOperation WhenNotNull(IConditionalAccessOperation access) =>
        access.WhenNotNull is IConditionalAccessOperation inner ? WhenNotNull(inner) : access.WhenNotNull;

    private static IInvocationOperation Configured(IInvocationOperation awaited) =>
        awaited is { TargetMethod.Name: "ConfigureAwait", Instance: IInvocationOperation task } ? task : awaited;

    // What is given an error, to log it, may return it for convenience.
    private static bool PassesOn(IMethodSymbol method, ITypeSymbol error) => method.Parameters.Any(parameter =>
        parameter.RefKind == RefKind.None && SymbolEqualityComparer.Default.Equals(parameter.Type, error));

    // It lets go of the socket whatever it returns, and there is nothing left to do about it.
    private static bool IsClose(IMethodSymbol method, SocketTypes types) =>
        method.Name == "Close" && ReferenceEquals(method.ContainingType, types.KernelSocket);

    // SO_ERROR is an error that was asked for; SOPT1014 looks at its reads.
    private static bool IsValue(IInvocationOperation call, SocketOptionCallReader reader) =>
        reader.Read(call) is { Api: SocketOptionApi.Typed, Direction: OptionDirection.Get }
        && !call.TargetMethod.Parameters.Any(static parameter => parameter.RefKind == RefKind.Out);

    private static Location NameOf(IInvocationOperation call) => CallSyntax.NameOf(call.Syntax).GetLocation();
}
