using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Sockopt.Analyzers.Tests.Verification;

/// <summary>Stands before an invocation, its method, the type of that and its name space, and notes what each of them is
/// asked.</summary>
/// <remarks>Comparing two references asks neither of them anything.</remarks>
public class Questions : DispatchProxy
{
    private object _answerer = null!;
    private ICollection<string> _asked = null!;

    /// <summary>An invocation that notes in <paramref name="asked"/> what it is asked.</summary>
    internal static IInvocationOperation Before(IInvocationOperation invocation, ICollection<string> asked) =>
        (IInvocationOperation)Before(typeof(IInvocationOperation), invocation, asked);

    public override bool Equals(object? obj)
    {
        _asked.Add($"{nameof(Object)}.{nameof(Equals)}");
        return base.Equals(obj);
    }

    public override int GetHashCode()
    {
        _asked.Add($"{nameof(Object)}.{nameof(GetHashCode)}");
        return base.GetHashCode();
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        _asked.Add($"{targetMethod!.DeclaringType!.Name}.{targetMethod.Name}");
        return targetMethod.Invoke(_answerer, args) switch
        {
            IMethodSymbol method => Before(typeof(IMethodSymbol), method, _asked),
            INamedTypeSymbol type => Before(typeof(INamedTypeSymbol), type, _asked),
            INamespaceSymbol container => Before(typeof(INamespaceSymbol), container, _asked),
            object answer => answer,
            null => null,
        };
    }

    private static object Before(Type type, object answerer, ICollection<string> asked)
    {
        object questions = Create(type, typeof(Questions));
        ((Questions)questions)._answerer = answerer;
        ((Questions)questions)._asked = asked;
        return questions;
    }
}
