using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Sockopt.Analyzers.Calls;
using Sockopt.Analyzers.Hints;

namespace Sockopt.Analyzers.Rules;

/// <summary>SOPT1016: a statement drops what its call returns to say how it ended. Reported at the name of the method.</summary>
internal static class IgnoredError
{
    private static readonly ImmutableDictionary<string, string?> MayBeReturned =
        ImmutableDictionary<string, string?>.Empty.Add(FixHints.FailureMayBeReturned, "");

    /// <summary>
    /// Judges the expression of one statement. What a generic method returns because it was asked to is no error.
    /// </summary>
    public static Diagnostic? Check(IOperation dropped, SocketTypes types, SocketOptionCallReader reader)
    {
        IOperation value = dropped is IConditionalAccessOperation access ? WhenNotNull(access) : dropped;
        if (value.Type is not { } type
            || ResultTypes.Of(type, types) is not { } result
            || CallOf(value, types) is not { } call
            || IsAskedFor(call.TargetMethod, types)
            || IsClose(call.TargetMethod, types)
            || PassesOn(call, result)
            || IsValue(call, reader))
        {
            return null;
        }

        string? lost = LostBeside(result, types);
        bool isAtHand = ReferenceEquals(type, result);
        string returned = OptionProse.WithArticle(type) + (isAtHand ? " and does not throw" : " that is not awaited");
        return Diagnostic.Create(
            Descriptors.IgnoredError,
            NameOf(call),
            isAtHand && lost is null ? MayBeReturned : ImmutableDictionary<string, string?>.Empty,
            $"{call.TargetMethod.Name} returns {returned}: its failure passes unnoticed"
                + (lost is null ? "" : $", and {lost}"));
    }

    private static IOperation WhenNotNull(IConditionalAccessOperation access) =>
        access.WhenNotNull is IConditionalAccessOperation inner ? WhenNotNull(inner) : access.WhenNotNull;

    private static IInvocationOperation? CallOf(IOperation value, SocketTypes types) => value switch
    {
        IInvocationOperation invocation => BehindTask(invocation, types),
        IAwaitOperation { Operation: IInvocationOperation invocation } => BehindTask(invocation, types),
        IAwaitOperation { Operation: IConditionalAccessOperation access } =>
            WhenNotNull(access) is IInvocationOperation invocation ? BehindTask(invocation, types) : null,
        _ => null,
    };

    // SendAsync(…).AsTask().ConfigureAwait(false) is a call of SendAsync. A task that was kept may be asked again.
    private static IInvocationOperation? BehindTask(IInvocationOperation call, SocketTypes types)
    {
        IOperation? task = call switch
        {
            { TargetMethod.Name: "ConfigureAwait" or "AsTask" or "Preserve", Instance: { Type: { } type } instance }
                when ResultTypes.IsTask(type, types) => instance,
            { TargetMethod.Name: "GetResult", Instance: IInvocationOperation { TargetMethod.Name: "GetAwaiter" } awaiter } =>
                awaiter.Instance,
            _ => call,
        };
        return task == call ? call
            : task is IInvocationOperation made ? BehindTask(made, types)
            : null;
    }

    private static bool IsAskedFor(IMethodSymbol method, SocketTypes types)
    {
        ITypeSymbol declared = method.OriginalDefinition.ReturnType;
        return (ResultTypes.Awaited(declared, types) ?? declared).TypeKind == TypeKind.TypeParameter;
    }

    // What is given an error, to log it, may return it for convenience. In an extension block it is given no argument.
    private static bool PassesOn(IInvocationOperation call, ITypeSymbol error) =>
        SymbolEqualityComparer.Default.Equals(call.Instance?.Type, error)
        || call.TargetMethod.Parameters.Any(parameter =>
            parameter.RefKind == RefKind.None && SymbolEqualityComparer.Default.Equals(parameter.Type, error));

    // It lets go of the socket whatever it returns, awaited or not, and there is nothing left to do about it.
    private static bool IsClose(IMethodSymbol method, SocketTypes types) =>
        method.Name is "Close" or "CloseAsync"
        && types.Library is { } library
        && ReferenceEquals(method.ContainingNamespace, library);

    // SO_ERROR is an error that was asked for; SOPT1014 looks at its reads.
    private static bool IsValue(IInvocationOperation call, SocketOptionCallReader reader) =>
        reader.Read(call) is { Api: SocketOptionApi.Typed, Direction: OptionDirection.Get }
        && !call.TargetMethod.Parameters.Any(static parameter => parameter.RefKind == RefKind.Out);

    // What a result has beside the error may be the caller's to give back.
    private static string? LostBeside(ITypeSymbol result, SocketTypes types) => result
        .GetMembers()
        .OfType<IPropertySymbol>()
        .Select(property =>
            SymbolEqualityComparer.Default.Equals(property.Type, types.MbufChain) ? "its chain is never released"
            : SymbolEqualityComparer.Default.Equals(property.Type, types.KernelSocket) ? "its socket is never closed"
            : IsListOfFiles(property.Type, types) ? "its files are never released"
            : null)
        .FirstOrDefault(static lost => lost is not null);

    private static bool IsListOfFiles(ITypeSymbol type, SocketTypes types) =>
        type is INamedTypeSymbol { TypeArguments: [var item] } && SymbolEqualityComparer.Default.Equals(item, types.OpenFile);

    private static Location NameOf(IInvocationOperation call) => CallSyntax.NameOf(call.Syntax).GetLocation();
}
