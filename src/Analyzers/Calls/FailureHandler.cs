using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Sockopt.Analyzers.Calls;

/// <summary>Code that is prepared for the failure of a call.</summary>
internal static class FailureHandler
{
    private static readonly string[] ForgivingVerbs = ["Try", "Ignore", "Safe", "Suppress", "Swallow"];

    // What is thrown, and what it is derived from.
    private static readonly string[] Failures =
    [
        "SocketException", "Win32Exception", "ExternalException", "SystemException", "Exception", "Object",
        "PlatformNotSupportedException", "NotSupportedException",
    ];

    /// <summary>
    /// Whether an exception of the call would be caught around it. A function that is handed to a method is called by that, most
    /// likely, and a local function where it is declared.
    /// </summary>
    public static bool Catches(IOperation call)
    {
        IOperation inner = call;
        for (IOperation? outer = call.Parent; outer is not null; outer = outer.Parent)
        {
            switch (outer)
            {
                // A function that is kept is called who knows where.
                case IAnonymousFunctionOperation function:
                    if (function.Parent?.Parent
                        is not IArgumentOperation { Parent: IInvocationOperation { TargetMethod: var method } })
                    {
                        return false;
                    }

                    if (Forgives(method))
                    {
                        return true;
                    }

                    break;
                case ITryOperation attempt when attempt.Body == inner && attempt.Catches.Any(IsForFailures):
                    return true;
            }

            inner = outer;
        }

        return false;
    }

    private static bool Forgives(IMethodSymbol method) =>
        ForgivingVerbs.Any(verb => method.Name.StartsWith(verb, StringComparison.Ordinal))
        || method.DeclaringSyntaxReferences.Any(static reference =>
            reference.GetSyntax().DescendantNodes().Any(static node => node is CatchClauseSyntax));

    private static bool IsForFailures(ICatchClauseOperation clause) =>
        clause.ExceptionType is not { } caught || Failures.Contains(caught.Name);
}
