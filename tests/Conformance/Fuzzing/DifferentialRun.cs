using System.Collections.Immutable;
using Sockopt.Conformance.Notation;
using Sockopt.Conformance.Running;

namespace Sockopt.Conformance.Fuzzing;

/// <summary>Does a sequence on two systems, step by step.</summary>
internal static class DifferentialRun
{
    /// <summary>Does a sequence until two answers differ.</summary>
    /// <param name="program">The steps.</param>
    /// <param name="systems">The systems, which are new.</param>
    /// <param name="reach">Counts the answers, if it is there.</param>
    /// <returns>How they differ, or null.</returns>
    public static Difference? Of(ImmutableArray<Step> program, SystemPair systems, ReachCount? reach = null)
    {
        ProgramModel model = new();
        StepRunner expectedRunner = new(systems.Expected, SocketDomain.Unix);
        StepRunner actualRunner = new(systems.Actual, SocketDomain.Unix);
        ImmutableArray<Outcome>.Builder answers = ImmutableArray.CreateBuilder<Outcome>();
        foreach (Step step in program)
        {
            Outcome expected = Outcome.Of(expectedRunner, step);
            Outcome actual = Outcome.Of(actualRunner, step);
            answers.Add(expected);
            reach?.Add(step, expected);
            string? what = Compare(step.Operation, expected, actual, model);
            if (what is not null)
            {
                string signature = $"{StepPrinter.NameOf(step)}: {what}";
                return new Difference([.. program.Take(answers.Count)], answers.ToImmutable(), actual, signature);
            }

            model.Apply(step);
        }

        return null;
    }

    // A step that could be done nowhere is as bad: the sequence should not have it.
    private static string? Compare(Operation operation, Outcome expected, Outcome actual, ProgramModel model)
    {
        if (expected.Answer is null || actual.Answer is null || expected.Answer.Error != actual.Answer.Error)
        {
            return $"{expected.Word}, not {actual.Word}";
        }

        IReadOnlyList<AnswerKey> keys = AnswerComparison.Differences(
            AnswerComparison.Normalize(operation, expected.Answer, model),
            AnswerComparison.Normalize(operation, actual.Answer, model));
        return keys.Count == 0 ? null : $"{expected.Word} with other {string.Join(", ", keys.Select(key => key.Name()))}";
    }
}
