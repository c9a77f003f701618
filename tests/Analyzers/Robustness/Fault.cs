namespace Sockopt.Analyzers.Tests.Robustness;

/// <summary>What analyzers or fixes did wrong with a program.</summary>
/// <param name="Kind">What tells it from other faults, whatever the program.</param>
/// <param name="Details">The rest of what is known about it.</param>
internal sealed record Fault(string Kind, string Details)
{
    public static Fault Thrown(string where, Exception exception)
    {
        string thrower = exception.StackTrace?.Split('\n').FirstOrDefault()?.Trim() ?? "nowhere";
        return new Fault($"{where} has thrown {exception.GetType().Name} {thrower}", exception.ToString());
    }
}
