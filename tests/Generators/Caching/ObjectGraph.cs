using System.Collections;
using System.Reflection;
using Microsoft.CodeAnalysis;

namespace Sockopt.Generators.Tests.Caching;

/// <summary>Everything that a value keeps alive.</summary>
internal static class ObjectGraph
{
    /// <summary>What a value of a pipeline must not hold: it would keep whole compilations alive, or never be equal.</summary>
    private static readonly Type[] Forbidden =
        [typeof(ISymbol), typeof(SyntaxNode), typeof(SyntaxTree), typeof(Location), typeof(Compilation), typeof(SemanticModel)];

    /// <summary>Requires that nothing which the values of a run's steps hold is bound to a compilation.</summary>
    public static void AssertHoldsNoCompilerObjects(GeneratorRunResult run, params string[] steps)
    {
        string[] found =
        [
            .. from step in steps
               from output in run.TrackedSteps[step].SelectMany(runStep => runStep.Outputs)
               from value in Reachable(output.Value)
               where Forbidden.Any(type => type.IsInstanceOfType(value))
               select $"{step}: {value.GetType()}",
        ];
        Assert.True(found.Length == 0, string.Join('\n', found));
    }

    private static HashSet<object> Reachable(object root)
    {
        HashSet<object> seen = new(ReferenceEqualityComparer.Instance);
        Stack<object?> pending = new([root]);
        while (pending.TryPop(out object? value))
        {
            if (value is null or string or Type || value.GetType().IsPrimitive || !seen.Add(value))
            {
                continue;
            }

            if (value is Array array)
            {
                Push(pending, array);
            }

            for (Type? type = value.GetType(); type is not null; type = type.BaseType)
            {
                Push(pending, type
                    .GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
                    .Where(field => !field.FieldType.IsPointer)
                    .Select(field => field.GetValue(value)));
            }
        }

        return seen;
    }

    private static void Push(Stack<object?> pending, IEnumerable values)
    {
        foreach (object? value in values)
        {
            pending.Push(value);
        }
    }
}
