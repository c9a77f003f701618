using Sockopt.Conformance.Notation;

namespace Sockopt.Conformance.Tests;

public sealed class CaseTests
{
    public static TheoryData<string> Ids => new(CaseTable.Own().Select(row => row.Id));

    [Fact]
    public void An_answer_of_OpenBSD_replaces_only_its_label()
    {
        CaseRow row = TestRows.Of("r=close(3) ; s=close(3) ; t=close(3)", "r: OK ; s: ERR EPIPE", "s: ERR EBADF ; t: ANY");
        Assert.Equal(["r OK", "s ERR EBADF", "t ANY"], Answers(row, Profile.OpenBsd));
        Assert.Equal(["r OK", "s ERR EPIPE"], Answers(row, Profile.Linux));
    }

    [Fact]
    public void OpenBSD_answers_the_same_if_the_row_says_so()
    {
        CaseRow row = TestRows.Of("r=close(3)", "r: ERR EPIPE");
        Assert.Equal(["r ERR EPIPE"], Answers(row, Profile.OpenBsd));
    }

    [Fact]
    public void An_error_in_the_answers_of_OpenBSD_is_found_there()
    {
        CaseRow row = TestRows.Of("r=close(3)", "r: OK", "q: OK");
        NotationException exception = Assert.Throws<NotationException>(() => Case.Parse(row, Profile.OpenBsd));
        Assert.Equal("openbsd_expected, character 1: no step is called 'q'", exception.Message);
    }

    [Fact]
    public void A_step_that_is_done_later_can_be_listed()
    {
        CaseRow row = TestRows.Of("bg(5,w=close(3)) ; sleep(9)", "w: OK");
        Assert.Equal(["w OK"], Answers(row, Profile.Linux));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_case_of_the_table_is_in_the_notation(string id)
    {
        CaseRow row = CaseTable.Own().Single(row => row.Id == id);
        Assert.NotEmpty(Case.Parse(row, Profile.Linux).Expectations);
        if (!Case.HasNoAnswer(row, Profile.OpenBsd))
        {
            Assert.NotEmpty(Case.Parse(row, Profile.OpenBsd).Expectations);
        }
    }

    private static IEnumerable<string> Answers(CaseRow row, Profile profile) =>
        Case.Parse(row, profile).Expectations.Select(expected => $"{expected.Label} {expected.Text}");
}
