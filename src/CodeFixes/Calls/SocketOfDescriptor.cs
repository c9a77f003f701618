using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Sockopt.CodeFixes.Calls;

/// <summary>Finds the socket whose descriptor a native call is given.</summary>
internal static class SocketOfDescriptor
{
    /// <summary>The socket in <c>(int)socket.Handle</c> and its like; null if it is not in sight.</summary>
    public static ExpressionSyntax? Find(IOperation descriptor) => descriptor switch
    {
        IConversionOperation conversion => Find(conversion.Operand),
        IInvocationOperation
        {
            TargetMethod.Name: "ToInt32" or "ToInt64" or "DangerousGetHandle", Instance: { } handle,
        }
        => Find(handle),
        IPropertyReferenceOperation
        {
            Property: { Name: "Handle" or "SafeHandle", ContainingType: { Name: "Socket" } type },
            Instance.Syntax: ExpressionSyntax socket,
        }
        => IsFrameworks(type) && socket is not (InstanceExpressionSyntax or MemberBindingExpressionSyntax) ? socket : null,
        _ => null,
    };

    private static bool IsFrameworks(INamedTypeSymbol type) => type.ContainingNamespace.ToDisplayString() == "System.Net.Sockets";
}
