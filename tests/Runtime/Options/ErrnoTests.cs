namespace Sockopt.Tests.Options;

/// <summary>The values of <see cref="Errno"/> held against <c>bsd-errors.tsv</c>: they are OpenBSD's on every system and under
/// every profile.</summary>
public sealed class ErrnoTests
{
    private static readonly IReadOnlyList<DataRow> Facts = DataFile.Read("Options/bsd-errors.tsv");

    public static TheoryData<string> Names => [.. Facts.Select(fact => fact["name"])];

    [Theory]
    [MemberData(nameof(Names))]
    public void An_error_has_the_number_of_openbsd(string name)
    {
        DataRow fact = Facts.Single(row => row["name"] == name);
        Assert.True(Enum.TryParse(name, out Errno error));
        Assert.Equal(fact["openbsd"], $"{(int)error}");
    }

    [Fact]
    public void Every_error_is_held_against_the_headers() => Assert.Equal(
        Enum.GetNames<Errno>().Except([nameof(Errno.Success)]).Order(StringComparer.Ordinal),
        Facts.Select(fact => fact["name"]).Order(StringComparer.Ordinal));

    [Fact]
    public void The_bsds_agree_but_for_these()
    {
        string[] systems = ["freebsd", "netbsd", "darwin"];
        Assert.Equal(
            ["ECANCELED", "EOPNOTSUPP", "EOVERFLOW", "EPROTO"],
            from fact in Facts
            where systems.Any(system => fact[system] != fact["openbsd"])
            orderby fact["name"]
            select fact["name"]);
    }
}
