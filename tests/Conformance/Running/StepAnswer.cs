using System.Collections.Immutable;
using Sockopt.Conformance.Notation;

namespace Sockopt.Conformance.Running;

/// <summary>What a step answered.</summary>
/// <param name="Error"><see cref="Errno.Success"/>, or why it failed.</param>
/// <param name="Values">What it says beside, by key.</param>
internal sealed record StepAnswer(Errno Error, ImmutableSortedDictionary<AnswerKey, AnswerValue> Values)
{
    private static readonly ImmutableSortedDictionary<AnswerKey, AnswerValue> Nothing =
        ImmutableSortedDictionary<AnswerKey, AnswerValue>.Empty;

    public bool IsSuccess => Error == Errno.Success;

    public static StepAnswer Failed(Errno error) => new(error, Nothing);

    /// <summary>The answer of a call that returns zero, or fails.</summary>
    public static StepAnswer Of(Errno error) => error == Errno.Success ? Returned(0) : Failed(error);

    /// <summary>The answer of a call that succeeded.</summary>
    public static StepAnswer Returned(long value) => new StepAnswer(Errno.Success, Nothing).With(AnswerKey.Ret, value);

    public StepAnswer With(AnswerKey key, long value) => With(key, new AnswerValue.Number(value));

    public StepAnswer With(AnswerKey key, AnswerValue value) => this with { Values = Values.SetItem(key, value) };

    /// <summary>Whether it is the expected answer.</summary>
    public bool IsAsExpected(Expectation expected) => expected.IsAny
        || ((expected.Errors.IsEmpty ? IsSuccess : expected.Errors.Contains(Error))
            && expected.Conditions.All(condition =>
                Values.TryGetValue(condition.Key, out AnswerValue? value) && condition.Holds(value)));

    /// <summary>The answer, written as an expected one is; the time only if it was asked for.</summary>
    public string Print(Expectation expected)
    {
        bool asksForTime = expected.Conditions.Any(condition => condition.Key == AnswerKey.Ms);
        IEnumerable<string> values = Values
            .Where(value => value.Key != AnswerKey.Ms || asksForTime)
            .Select(value => $" {value.Key.Name()}={value.Value}");
        return (IsSuccess ? "OK" : $"ERR {Error}") + string.Concat(values);
    }
}
