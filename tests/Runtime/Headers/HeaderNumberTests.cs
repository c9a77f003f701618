using System.Globalization;
using Sockopt.Generators.Model;
using Sockopt.Tests.Proof;
using Sockopt.Tests.Table;

namespace Sockopt.Tests.Headers;

/// <summary>The numbers that the table has for Linux, held against the headers of this machine.</summary>
public sealed class HeaderNumberTests
{
    private static readonly IReadOnlyList<DataRow> Others = DataFile.Read("Headers/other-numbers.tsv");

    private static readonly IReadOnlyList<DataRow> Missing = DataFile.Read("Headers/missing-numbers.tsv");

    /// <summary>Headers of this release and later ones have every constant but those in <c>missing-numbers.tsv</c>.</summary>
    private static readonly Version Complete = new(6, 1);

    /// <summary>The members, named as in C, of the enumerations that options of Linux have or fields of their structs.</summary>
    private static IEnumerable<(EnumModel Model, EnumMemberModel Member, long Number)> Members =>
        from model in OptionTable.Model.Enums
        where Values.Any(value => value.Type == model.Id)
        from member in model.Members
        where member.Name.Contains('_', StringComparison.Ordinal)
        let number = member.Numbers.OnOrNull(Abi.Linux)
        where number is not null
        select (model, member, number.Value);

    private static IReadOnlyList<ValueModel> Values { get; } = [.. LinuxOption.All.SelectMany(ValuesOf)];

    [HeadersFact]
    public void Options_have_the_numbers_of_the_headers()
    {
        List<string> differences = [];
        int known = 0;
        foreach (LinuxOption option in LinuxOption.All)
        {
            string name = option.Option.NameOn(Abi.Linux);
            if (LinuxHeaders.Facts.Number(name) is { } number)
            {
                known++;
                if (number != option.Number)
                {
                    differences.Add($"{option}: {name} is {number}, the table has {option.Number}");
                }
            }
            else if (!IsNewer(option))
            {
                differences.Add($"{option}: the headers of Linux {LinuxHeaders.Version} have no {name}, though it is no newer");
            }
        }

        Assert.True(differences.Count == 0, string.Join('\n', differences));
        Assert.True(known > LinuxOption.All.Count * 4 / 5, $"the headers know {known} of {LinuxOption.All.Count} options");
    }

    [HeadersFact]
    public void Levels_have_the_numbers_of_the_headers()
    {
        Assert.All(
            LinuxOption.All.Select(option => option.Level).Distinct(),
            level => Assert.Equal(level.Numbers.On(Abi.Linux), LinuxHeaders.Facts.Number(level.Name)));
    }

    [HeadersFact]
    public void Enumerations_have_the_numbers_of_the_headers()
    {
        List<string> differences = [];
        foreach ((EnumModel model, EnumMemberModel member, long expected) in Members)
        {
            if (LinuxHeaders.Facts.Number(member.Name) is not { } number)
            {
                if (LinuxHeaders.Version >= Complete && !Missing.Any(row => row["name"] == member.Name))
                {
                    differences.Add($"{model.Id}.{member.Id}: the headers have no {member.Name}");
                }
            }
            else if (number != expected && !IsOther(member.Name, number))
            {
                differences.Add($"{model.Id}.{member.Id}: {member.Name} is {number}, the table has {expected}");
            }
        }

        Assert.True(differences.Count == 0, string.Join('\n', differences));
    }

    [Fact]
    public void What_headers_lack_is_in_the_table() =>
        Assert.All(Missing, row => Assert.Contains(Members, entry => entry.Member.Name == row["name"]));

    private static IEnumerable<ValueModel> ValuesOf(LinuxOption option) => option.Option.Value is { Kind: ValueKind.Struct } value
        ? OptionTable.Model.Structs.Single(model => model.Id == value.Type).Fields
            .Where(field => field.Offsets.Has(Abi.Linux))
            .Select(field => field.Value)
        : [option.Option.Value];

    private static bool IsOther(string name, long number) =>
        Others.Any(row => row["name"] == name && row["number"] == number.ToString(CultureInfo.InvariantCulture));

    // The headers may be of an older kernel than the running one.
    private static bool IsNewer(LinuxOption option) => option.Since > LinuxHeaders.Version;
}
