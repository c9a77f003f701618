using System.Globalization;
using Sockopt.Generators.Model;
using Sockopt.Tests.Proof;
using Sockopt.Tests.Table;

namespace Sockopt.Tests.Headers;

/// <summary>The numbers that the table has for Linux, held against the headers of this machine.</summary>
public sealed class HeaderNumberTests
{
    private static readonly IReadOnlyList<DataRow> Others = DataFile.Read("Headers/other-numbers.tsv");

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
        (LevelModel Level, long Number)[] known =
        [
            .. from level in LinuxOption.All.Select(option => option.Level).Distinct()
               let number = LinuxHeaders.Facts.Number(level.Name)
               where number is not null
               select (level, number.Value),
        ];

        Assert.All(known, entry => Assert.Contains(new AbiEntry<long>(Abi.Linux, entry.Number), entry.Level.Numbers.Entries));
        Assert.True(known.Length > 3, $"the headers know {known.Length} levels");
    }

    [HeadersFact]
    public void Enumerations_have_the_numbers_of_the_headers()
    {
        List<string> differences = [];
        int members = 0;
        int known = 0;
        foreach (EnumModel model in OptionTable.Model.Enums)
        {
            foreach (EnumMemberModel member in model.Members.Where(member => member.Name.Contains('_', StringComparison.Ordinal)))
            {
                if (member.Numbers.OnOrNull(Abi.Linux) is not { } expected)
                {
                    continue;
                }

                members++;
                if (LinuxHeaders.Facts.Number(member.Name) is { } number)
                {
                    known++;
                    if (number != expected && !IsOther(member.Name, number))
                    {
                        differences.Add($"{model.Id}.{member.Id}: {member.Name} is {number}, the table has {expected}");
                    }
                }
            }
        }

        Assert.True(differences.Count == 0, string.Join('\n', differences));
        Assert.True(known > members / 3, $"the headers know {known} of {members} members");
    }

    private static bool IsOther(string name, long number) =>
        Others.Any(row => row["name"] == name && row["number"] == number.ToString(CultureInfo.InvariantCulture));

    // The headers may be of an older kernel than the running one.
    private static bool IsNewer(LinuxOption option) => option.Since > LinuxHeaders.Version;
}
