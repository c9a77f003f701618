using System.Collections.Immutable;

namespace Sockopt.Conformance.Notation;

/// <summary>A case: what is done, and what is to come of it.</summary>
/// <param name="Domain">The domain of the sockets, for steps that have none.</param>
/// <param name="Steps">The steps.</param>
/// <param name="Expectations">The answers that steps must give; a step that is not listed must succeed.</param>
internal sealed record Case(SocketDomain Domain, ImmutableArray<Step> Steps, ImmutableArray<Expectation> Expectations)
{
    private const string SameAsExpected = "=";

    /// <summary>Reads a row of the table, with the answers of a profile.</summary>
    /// <exception cref="NotationException">It is not in the notation.</exception>
    public static Case Parse(CaseRow row, Profile profile)
    {
        ImmutableArray<Step> steps = StepParser.Parse(row.Steps);
        HashSet<string> labels = [.. steps.SelectMany(step => LabelsOf(step))];
        ImmutableArray<Expectation> expectations = ExpectationParser.Parse("expected", row.Expected, labels);
        if (profile == Profile.OpenBsd && row.OpenBsdExpected != SameAsExpected)
        {
            expectations = Replace(
                expectations, ExpectationParser.Parse("openbsd_expected", row.OpenBsdExpected, labels));
        }

        SocketDomain domain = new NotationReader("family", row.Family).Word("family", Words.Domains);
        return new Case(domain, steps, expectations);
    }

    /// <summary>Whether it is unknown what a profile answers, or there is nothing to ask it.</summary>
    public static bool HasNoAnswer(CaseRow row, Profile profile) =>
        row.Expected is "?" or "n-a" || (profile == Profile.OpenBsd && row.OpenBsdExpected is "?" or "n-a");

    private static ImmutableArray<string> LabelsOf(Step step) =>
        step.Operation is Operation.Later later ? later.Step.Labels : step.Labels;

    private static ImmutableArray<Expectation> Replace(
        ImmutableArray<Expectation> expectations, ImmutableArray<Expectation> others) =>
    [
        .. expectations.Select(expected => others.FirstOrDefault(other => other.Label == expected.Label) ?? expected),
        .. others.Where(other => expectations.All(expected => expected.Label != other.Label)),
    ];
}
