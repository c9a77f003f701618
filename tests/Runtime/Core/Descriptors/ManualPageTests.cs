using System.Reflection;
using Sockopt.Generators.Model;
using Sockopt.Tests.Profiles;
using Sockopt.Tests.Table;

namespace Sockopt.Tests.Core;

/// <summary>docs/core.md tells of each error and of each option of the manual page getsockopt(2) which test shows it
/// (<c>manual-page.tsv</c>).</summary>
public sealed class ManualPageTests
{
    private static readonly string[] Calls = ["getsockopt", "setsockopt"];

    private static readonly IReadOnlyList<DataRow> Page = DataFile.Read("Core/Descriptors/manual-page.tsv");

    public static TheoryData<string> Options => Names("option");

    public static TheoryData<string> Errors => Names("error");

    [Theory]
    [MemberData(nameof(Errors))]
    public void An_error_of_each_call_has_a_test(string error)
    {
        string[][] rows = [.. Rows("### The errors of getsockopt(2) and setsockopt(2)").Where(row => row[1] == error)];
        Assert.All(Calls, call => Assert.Contains(rows, row => row[0].Split(", ").Contains(call)));
        Assert.All(rows, row => Assert.Equal(typeof(UserOptionTests).Name, TestOf(row).DeclaringType!.Name));
    }

    [Theory]
    [MemberData(nameof(Options))]
    public void An_option_has_a_test_of_what_it_does(string option)
    {
        string[] row = Rows("### The options of getsockopt(2)").Single(row => row[0] == option);
        OptionModel model = OptionTable.Options
            .Where(entry => entry.Level.Id == "Socket" && entry.Option.Core != CoreBehaviour.Absent)
            .Single(entry => entry.Option.Name == option).Option;
        Assert.StartsWith(model.Core == CoreBehaviour.Acts ? "acts" : "stored", row[1], StringComparison.Ordinal);
        MethodInfo test = TestOf(row);
        if (model.Core == CoreBehaviour.Acts)
        {
            Assert.Contains(option, test.GetCustomAttributes<ProvesOptionAttribute>().Select(claim => claim.Name));
        }
        else
        {
            Assert.Equal(nameof(OptionEffectTests.An_option_that_is_kept_reads_back_and_changes_nothing_else), test.Name);
            Assert.Contains(option, OptionEffectTests.Stored.Select<object[], string>(data => (string)data[0]));
        }
    }

    [Fact]
    public void Nothing_else_is_told_of_it()
    {
        Assert.Equal(
            Page.Where(row => row["kind"] == "option").Select(row => row["name"]),
            Rows("### The options of getsockopt(2)").Select(row => row[0]));
        Assert.Subset(
            Page.Where(row => row["kind"] == "error").Select(row => row["name"]).ToHashSet(),
            Rows("### The errors of getsockopt(2) and setsockopt(2)").Select(row => row[1]).ToHashSet());
    }

    private static TheoryData<string> Names(string kind) =>
        [.. Page.Where(row => row["kind"] == kind).Select(row => row["name"])];

    // The rows of the table below a heading, without those that say what its columns are.
    private static IEnumerable<string[]> Rows(string heading) =>
        from line in File.ReadLines(Repository.PathOf("docs/core.md"))
            .SkipWhile(line => line != heading)
            .SkipWhile(line => !line.StartsWith('|'))
            .TakeWhile(line => line.StartsWith('|'))
            .Skip(2)
        select line.Trim('|').Split('|').Select(cell => cell.Trim()).ToArray();

    private static MethodInfo TestOf(string[] row)
    {
        string[] name = TestCitationTests.Citations(row[^1]).Single().Split('.');
        Type type = typeof(ManualPageTests).Assembly.GetTypes().Single(type => type.Name == name[0]);
        return type.GetMethod(name[1])!;
    }
}
