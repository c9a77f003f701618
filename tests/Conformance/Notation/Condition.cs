using System.Collections.Immutable;

namespace Sockopt.Conformance.Notation;

/// <summary>What an expected answer says of one key.</summary>
/// <param name="Key">The key.</param>
/// <param name="Comparison">How its value is compared.</param>
/// <param name="Alternatives">With what: one of them, or with a negation none of them.</param>
internal sealed record Condition(AnswerKey Key, Comparison Comparison, ImmutableArray<AnswerValue> Alternatives)
{
    /// <summary>Whether a value is as expected.</summary>
    public bool Holds(AnswerValue actual) => Comparison switch
    {
        Comparison.Equal => Alternatives.Any(expected => AreEqual(expected, actual)),
        Comparison.NotEqual => Alternatives.All(expected => !AreEqual(expected, actual)),
        Comparison.AtLeast => Alternatives.Any(expected => Number(actual) >= Number(expected)),
        Comparison.AtMost => Alternatives.Any(expected => Number(actual) <= Number(expected)),
        Comparison.Contains => Alternatives.Any(expected => Contain(actual, expected)),
        Comparison.ContainsNot => Alternatives.All(expected => !Touch(actual, expected)),
        _ => throw new InvalidOperationException($"{Comparison}"),
    };

    private static bool AreEqual(AnswerValue expected, AnswerValue actual) => (expected, actual) switch
    {
        (AnswerValue.Bytes one, AnswerValue.Bytes other) => one.Value.Span.SequenceEqual(other.Value.Span),
        (AnswerValue.Names one, AnswerValue.Names other) => one.Value.SetEquals(other.Value),
        (AnswerValue.Address one, AnswerValue.Address other) => AreEqual(one.Text, other.Text),
        _ => expected == actual,
    };

    private static bool AreEqual(string expected, string actual)
    {
        const string AnyPort = ":nz";
        if (!expected.EndsWith(AnyPort, StringComparison.Ordinal))
        {
            return expected == actual;
        }

        string place = expected[..^(AnyPort.Length - 1)];
        return actual.StartsWith(place, StringComparison.Ordinal)
            && ushort.TryParse(actual.AsSpan(place.Length), out ushort port)
            && port != 0;
    }

    private static bool Contain(AnswerValue actual, AnswerValue expected) => (actual, expected) switch
    {
        (AnswerValue.Bytes all, AnswerValue.Bytes part) => all.Value.Span.IndexOf(part.Value.Span) >= 0,
        (AnswerValue.Names all, AnswerValue.Names part) => all.Value.IsSupersetOf(part.Value),
        (AnswerValue.Address all, AnswerValue.Address part) => all.Text.Contains(part.Text, StringComparison.Ordinal),
        _ => throw new InvalidOperationException($"{actual} contains nothing."),
    };

    // Of several names none may be there: with only one of two it would not be said that they are not.
    private static bool Touch(AnswerValue actual, AnswerValue expected) =>
        actual is AnswerValue.Names all && expected is AnswerValue.Names part
            ? all.Value.Overlaps(part.Value)
            : Contain(actual, expected);

    private static long Number(AnswerValue value) => ((AnswerValue.Number)value).Value;
}
