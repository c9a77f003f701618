using System.Collections.Immutable;
using Sockopt.Conformance.Notation;
using Sockopt.Conformance.Running;

namespace Sockopt.Conformance.Fuzzing;

/// <summary>Compares what two systems say to one step, but for what they may choose.</summary>
internal static class AnswerComparison
{
    private const string PeerCredentials = "PEERCRED";

    /// <summary>What an answer says that another system must say too.</summary>
    /// <param name="operation">What was done.</param>
    /// <param name="answer">The answer.</param>
    /// <param name="model">What was done before.</param>
    public static StepAnswer Normalize(Operation operation, StepAnswer answer, ProgramModel model)
    {
        ImmutableSortedDictionary<AnswerKey, AnswerValue> values = answer.Values;
        values = model.ReturnsTheSame(operation) ? values : values.Remove(AnswerKey.Ret);
        return answer with { Values = IsOfPeer(operation) ? WithoutNumbers(values) : values };
    }

    /// <summary>The keys that one of two answers has otherwise, or that only one of them has.</summary>
    public static IReadOnlyList<AnswerKey> Differences(StepAnswer one, StepAnswer other) =>
    [
        .. one.Values.Keys.Union(other.Values.Keys).Where(key =>
            !one.Values.TryGetValue(key, out AnswerValue? value)
            || !other.Values.TryGetValue(key, out AnswerValue? otherValue)
            || !new Condition(key, Comparison.Equal, [value]).Holds(otherValue)),
    ];

    private static bool IsOfPeer(Operation operation) => operation is Operation.GetOption { Option.Text: PeerCredentials };

    // Linux begins with the process and the BSDs with the user: 0 and -1 are nobody. A part of a number is nothing.
    private static ImmutableSortedDictionary<AnswerKey, AnswerValue> WithoutNumbers(
        ImmutableSortedDictionary<AnswerKey, AnswerValue> values)
    {
        bool isWhole = values.TryGetValue(AnswerKey.Len, out AnswerValue? length)
            && length is AnswerValue.Number { Value: >= sizeof(int) };
        bool isSomebody = values.TryGetValue(AnswerKey.Int, out AnswerValue? first) && first is AnswerValue.Number { Value: > 0 };
        return isWhole
            ? values.SetItem(AnswerKey.Int, new AnswerValue.Number(isSomebody ? 1 : 0))
            : values.Remove(AnswerKey.Int);
    }
}
