using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Sockopt.Analyzers.Calls;

/// <summary>Code that is prepared for the failure of a call.</summary>
internal static class FailureHandler
{
    // What is thrown, and what it is derived from.
    private static readonly string[] Failures =
    [
        "SocketException", "Win32Exception", "ExternalException", "SystemException", "Exception", "Object",
        "PlatformNotSupportedException", "NotSupportedException",
    ];

    /// <summary>Whether an exception of the call would be caught around it, in the same function.</summary>
    public static bool Catches(IOperation call)
    {
        IOperation inner = call;
        for (IOperation? outer = call.Parent; outer is not null; outer = outer.Parent)
        {
            switch (outer)
            {
                case IAnonymousFunctionOperation or ILocalFunctionOperation:
                    return false;
                case ITryOperation attempt when attempt.Body == inner && attempt.Catches.Any(IsForFailures):
                    return true;
            }

            inner = outer;
        }

        return false;
    }

    private static bool IsForFailures(ICatchClauseOperation clause) =>
        clause.ExceptionType is not { } caught || Failures.Contains(caught.Name);
}
