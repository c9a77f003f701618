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
    /// <param name="returnsTheSame">Whether what the call returns is the same everywhere.</param>
    public static StepAnswer Normalize(Operation operation, StepAnswer answer, bool returnsTheSame)
    {
        ImmutableSortedDictionary<AnswerKey, AnswerValue> values =
            returnsTheSame ? answer.Values : answer.Values.Remove(AnswerKey.Ret);
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

    // Linux begins with the process and the BSDs with the user: 0 and -1 are nobody.
    private static ImmutableSortedDictionary<AnswerKey, AnswerValue> WithoutNumbers(
        ImmutableSortedDictionary<AnswerKey, AnswerValue> values) =>
        values.TryGetValue(AnswerKey.Int, out AnswerValue? first)
            ? values.SetItem(AnswerKey.Int, new AnswerValue.Number(first is AnswerValue.Number { Value: > 0 } ? 1 : 0))
            : values;
}
