using Sockopt.Conformance.Notation;
using Sockopt.Conformance.Running;

namespace Sockopt.Conformance.Tests;

public sealed class SelectionTests
{
    [Theory]
    [InlineData("linux", "core+host", true, true, true)]
    [InlineData("any", "core+host", true, true, true)]
    [InlineData("bsd", "core+host", false, false, true)]
    [InlineData("linux", "host", true, false, false)]
    [InlineData("linux", "core", false, true, true)]
    [InlineData("bsd", "core", false, false, true)]
    [InlineData("any", "host", true, false, false)]
    public void Target_and_dialect_say_where_a_case_is_run(string dialect, string target, bool host, bool linux, bool openBsd)
    {
        CaseRow row = TestRows.Of("sleep(0)", "r: OK") with { Dialect = dialect, Target = target };
        Assert.Equal(
            (host, linux, openBsd),
            (new Selection(Target.Host, Profile.Linux).Includes(row),
                new Selection(Target.Core, Profile.Linux).Includes(row),
                new Selection(Target.Core, Profile.OpenBsd).Includes(row)));
    }

    [Theory]
    [InlineData("r: OK", "?", true, false)]
    [InlineData("r: OK", "n-a", true, false)]
    [InlineData("r: OK", "=", true, true)]
    [InlineData("?", "=", false, false)]
    [InlineData("n-a", "=", false, false)]
    public void A_case_without_an_answer_is_not_run(string expected, string openBsdExpected, bool linux, bool openBsd)
    {
        CaseRow row = TestRows.Of("sleep(0)", expected, openBsdExpected);
        Assert.Equal(
            (linux, openBsd),
            (new Selection(Target.Core, Profile.Linux).Includes(row),
                new Selection(Target.Core, Profile.OpenBsd).Includes(row)));
    }

    [Fact]
    public void Filters_leave_cases_out()
    {
        CaseRow row = TestRows.Of("sleep(0)", "r: OK");
        Selection all = new(Target.Core, Profile.Linux);
        Assert.True((all with { Id = "T1", Family = "unix", Type = "stream" }).Includes(row));
        Assert.False((all with { Id = "T2" }).Includes(row));
        Assert.False((all with { Family = "inet" }).Includes(row));
        Assert.False((all with { Type = "dgram" }).Includes(row));
    }

    [Theory]
    [InlineData("lunix", "unix", "stream", "core", "dialect, character 1: unknown dialect 'lunix'")]
    [InlineData("linux", "unxi", "stream", "core", "family, character 1: unknown family 'unxi'")]
    [InlineData("linux", "unix", "straem", "core", "type, character 1: unknown type 'straem'")]
    [InlineData("linux", "unix", "stream", "core+hots", "target, character 1: unknown target 'hots'")]
    public void An_unknown_word_is_an_error_and_no_reason_to_leave_a_case_out(
        string dialect, string family, string type, string target, string message)
    {
        CaseRow row = TestRows.Of("sleep(0)", "r: OK") with { Dialect = dialect, Family = family, Type = type, Target = target };
        Selection selection = new(Target.Host, Profile.Linux, Family: "inet", Type: "dgram");
        Assert.Equal(message, Assert.Throws<NotationException>(() => selection.Includes(row)).Message);
    }
}
