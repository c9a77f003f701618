using Sockopt.Conformance.Notation;
using Sockopt.Conformance.Running;

namespace Sockopt.Conformance.Fuzzing;

/// <summary>What came of a step on one system.</summary>
/// <param name="Answer">What it answered; null if it could not be done.</param>
/// <param name="Breakage">Why it could not be done.</param>
internal sealed record Outcome(StepAnswer? Answer, string Breakage)
{
    private static readonly Expectation Anything = new("", [], [], IsAny: true, "");

    /// <summary>Does a step.</summary>
    public static Outcome Of(StepRunner runner, Step step)
    {
        try
        {
            return new Outcome(runner.Run(step), "");
        }
        catch (Exception exception)
        {
            // Whatever a system throws is an answer that no other has.
            return new Outcome(null, $"{exception.GetType().Name}: {exception.Message}");
        }
    }

    /// <summary>How it ended, in a word.</summary>
    public string Word => Answer is null ? "broken" : Answer.IsSuccess ? "OK" : $"{Answer.Error}";

    /// <summary>All of it, as a case has it.</summary>
    public override string ToString() => Answer?.Print(Anything) ?? Breakage;
}
