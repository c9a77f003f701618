using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Sockopt.Analyzers.Variables;

namespace Sockopt.Analyzers.Values;

/// <summary>Reads times that are made of constants, such as <c>TimeSpan.FromMinutes(5)</c>.</summary>
internal static class ConstantTime
{
    private const string From = "From";

    /// <summary>The ticks of a time, or null if they cannot be seen.</summary>
    public static long? Of(IOperation value) => value switch
    {
        IDefaultValueOperation { Type: { } type } when IsTimeSpan(type) => 0,
        IFieldReferenceOperation { Field: var field } => OfField(field),
        IObjectCreationOperation { Type: { } type } creation when IsTimeSpan(type) => Sum(creation.Arguments, unit: null),
        IInvocationOperation { TargetMethod: { IsStatic: true, ContainingType: var type } method } call
            when IsTimeSpan(type) && method.Name.StartsWith(From, StringComparison.Ordinal) =>
                Sum(call.Arguments, TicksPer(method.Name.Substring(From.Length).ToLowerInvariant())),
        ILocalReferenceOperation local => SingleAssignment.Of(local) is { } assigned ? Of(assigned) : null,
        _ => null,
    };

    private static long? OfField(IFieldSymbol field) => field switch
    {
        { Name: "Zero", ContainingType: var type } when IsTimeSpan(type) => 0,
        { Name: "MaxValue", ContainingType: var type } when IsTimeSpan(type) => TimeSpan.MaxValue.Ticks,
        { Name: "MinValue", ContainingType: var type } when IsTimeSpan(type) => TimeSpan.MinValue.Ticks,
        { Name: "InfiniteTimeSpan", ContainingType.Name: "Timeout" } => -TimeSpan.TicksPerMillisecond,
        _ => null,
    };

    // A parameter is called after its unit; FromSeconds(double value) has it in the name of the method.
    private static long? Sum(IEnumerable<IArgumentOperation> arguments, long? unit)
    {
        double sum = 0;
        foreach (IArgumentOperation argument in arguments)
        {
            if (argument.Parameter is not { } parameter
                || Number(argument.Value) is not { } number
                || (TicksPer(parameter.Name) ?? unit) is not { } ticks)
            {
                return null;
            }

            sum += number * ticks;
        }

        return sum >= long.MinValue && sum < long.MaxValue ? (long)sum : null;
    }

    private static double? Number(IOperation value) =>
        value.ConstantValue.Value is double number ? number : ConstantNumber.Of(value);

    private static long? TicksPer(string unit) => unit switch
    {
        "days" => TimeSpan.TicksPerDay,
        "hours" => TimeSpan.TicksPerHour,
        "minutes" => TimeSpan.TicksPerMinute,
        "seconds" => TimeSpan.TicksPerSecond,
        "milliseconds" => TimeSpan.TicksPerMillisecond,
        "microseconds" => TimeSpan.TicksPerMillisecond / 1000,
        "ticks" => 1,
        _ => null,
    };

    private static bool IsTimeSpan(ITypeSymbol type) => type is
    {
        Name: "TimeSpan",
        ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true },
    };
}
