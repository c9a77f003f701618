using Sockopt.Conformance.Notation;
using Sockopt.Conformance.Running;
using Sockopt.Conformance.Systems;

namespace Sockopt.Conformance.Tests;

/// <summary>The cases of local sockets, on the core under both profiles.</summary>
public sealed class CoreCaseTests
{
    private const int DeviationsAtMost = 3;

    public static TheoryData<string, string> Cases
    {
        get
        {
            TheoryData<string, string> cases = [];
            foreach (Profile profile in Enum.GetValues<Profile>())
            {
                foreach (CaseRow row in CaseTable.Own().Where(OnCore(profile).Includes))
                {
                    cases.Add($"{profile}", row.Id);
                }
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_core_answers_as_expected(string profileName, string id)
    {
        Profile profile = Enum.Parse<Profile>(profileName);
        CaseResult result = Run(profile, id);
        Deviation? deviation = Deviations.Own().SingleOrDefault(one => one.Profile == profile && one.Id == id);
        if (deviation is null)
        {
            Assert.True(result.Verdict == Verdict.Passed, result.Report());
            return;
        }

        Assert.Equal(Verdict.Failed, result.Verdict);
        (string About, string Line)[] lines = [.. result.Failures.SelectMany(failure => failure.Lines)];
        Assert.Equal([("expected", deviation.Expected), ("actual", deviation.Actual)], lines);
    }

    [Fact]
    public void Few_cases_contradict_the_rules_and_each_is_run()
    {
        IReadOnlyList<Deviation> deviations = Deviations.Own();
        Assert.InRange(deviations.Count, 1, DeviationsAtMost);
        Assert.All(deviations, one => Assert.Contains(
            CaseTable.Own(), row => row.Id == one.Id && OnCore(one.Profile).Includes(row)));
    }

    private static CaseResult Run(Profile profile, string id)
    {
        CaseRow row = CaseTable.Own().Single(row => row.Id == id);
        Func<ISocketSystem> create = Targets.Find(Target.Core, profile, out _)!;
        return new Suite(OnCore(profile), create).Run(row);
    }

    private static Selection OnCore(Profile profile) => new(Target.Core, profile, Family: "unix", Type: null);
}
