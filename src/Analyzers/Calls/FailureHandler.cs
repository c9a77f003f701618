using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Sockopt.Analyzers.Calls;

/// <summary>Code that is prepared for the failure of a call.</summary>
internal static class FailureHandler
{
    private static readonly string[] Failures = ["SocketException", "PlatformNotSupportedException"];

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

    // A base class of what is thrown catches it, too.
    private static bool IsForFailures(ICatchClauseOperation clause) =>
        clause.ExceptionType is not { } caught
        || Failures.Contains(caught.Name)
        || caught.Name is "Exception" or "SystemException" or "ExternalException" or "Win32Exception" or "NotSupportedException" or "Object";
}
