using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Sockopt.Analyzers.Platforms;

/// <summary>Calls after which a program goes on only on some systems: assertions, and methods that throw on the others.</summary>
internal sealed class PlatformCheck(PlatformGuardReader guards, PlatformEvidence evidence)
{
    private static readonly string[] Verbs =
        ["Assert", "Check", "Demand", "Ensure", "Fail", "Guard", "Require", "Throw", "Validate", "Verify"];

    /// <summary>The systems on which a program goes on after an operation that was reached on some.</summary>
    public PlatformSet After(IOperation operation, PlatformSet before)
    {
        if (operation is not IExpressionStatementOperation { Operation: IInvocationOperation call })
        {
            return before;
        }

        if (NeverReturns(call.TargetMethod))
        {
            return before.Intersect(HostPlatforms.None);
        }

        foreach (IArgumentOperation argument in call.Arguments)
        {
            if (argument.Parameter is { } parameter
                && EndsIf(parameter) is { } value
                && guards.Read(argument.Value) is { } guard)
            {
                return before.Intersect(value ? guard.WhenFalse : guard.WhenTrue);
            }
        }

        return before.IsCertain && MayCheck(call) ? before.InDoubt() : before;
    }

    private static bool NeverReturns(IMethodSymbol method) =>
        HasAttribute(method, "DoesNotReturnAttribute")
        || (!method.IsVirtual
            && !method.IsAbstract
            && method.DeclaringSyntaxReferences is [var declaration]
            && declaration.GetSyntax()
                is BaseMethodDeclarationSyntax { Body.Statements: [ThrowStatementSyntax] }
                or BaseMethodDeclarationSyntax { ExpressionBody.Expression: ThrowExpressionSyntax });

    private static bool HasAttribute(IMethodSymbol method, string name)
    {
        foreach (AttributeData attribute in method.GetAttributes())
        {
            if (attribute.AttributeClass?.Name == name)
            {
                return true;
            }
        }

        return false;
    }

    // The value for which the method does not return. Older frameworks do not say so of their assertions.
    private static bool? EndsIf(IParameterSymbol parameter)
    {
        foreach (AttributeData attribute in parameter.GetAttributes())
        {
            if (attribute is { AttributeClass.Name: "DoesNotReturnIfAttribute", ConstructorArguments: [{ Value: bool value }] })
            {
                return value;
            }
        }

        return parameter is
        {
            Ordinal: 0,
            Type.SpecialType: SpecialType.System_Boolean,
            ContainingSymbol: { Name: "Assert", ContainingType.Name: "Debug" or "Trace" },
        }
            ? false
            : null;
    }

    private bool MayCheck(IInvocationOperation call)
    {
        IMethodSymbol method = call.TargetMethod;
        return (StartsWithVerb(method.Name)
                && (PlatformNames.AreInTest(method.Name) || call.Arguments.Any(argument => evidence.IsIn(argument.Value))))
            || (method.DeclaringSyntaxReferences.Any(static reference => Throws(reference.GetSyntax()))
                && evidence.IsBehind(method));
    }

    private static bool StartsWithVerb(string name)
    {
        foreach (string verb in Verbs)
        {
            if (name.StartsWith(verb, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Throws(SyntaxNode method) => method.DescendantNodes().Any(static node =>
        node.Kind() is SyntaxKind.ThrowStatement or SyntaxKind.ThrowExpression);
}
