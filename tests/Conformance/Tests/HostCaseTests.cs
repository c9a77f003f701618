using Sockopt.Conformance.Notation;
using Sockopt.Conformance.Running;
using Sockopt.Conformance.Systems.Host;
using Sockopt.Tests;

namespace Sockopt.Conformance.Tests;

/// <summary>The cases, on the sockets of the system that the tests run on.</summary>
public sealed class HostCaseTests
{
    private static readonly Selection OnHost = new(Target.Host, Profile.Linux);

    private static readonly Dictionary<string, CaseRow> Rows =
        CaseTable.Own().Where(OnHost.Includes).ToDictionary(row => row.Id);

    public static TheoryData<string> Ids => new(Rows.Keys);

    [LinuxTheory]
    [MemberData(nameof(Ids))]
    public void Linux_answers_as_expected(string id)
    {
        CaseResult result = new Suite(OnHost, () => new HostSystem()).Run(Rows[id]);
        Assert.True(result.Verdict == Verdict.Passed, result.Report());
    }
}
