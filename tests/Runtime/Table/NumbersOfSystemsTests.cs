using System.Globalization;
using Sockopt.Generators.Model;

namespace Sockopt.Tests.Table;

/// <summary>The numbers of the table held against <c>numbers.tsv</c>: level and number of each option on six systems, gathered
/// from their headers. The table may have more options and more systems, and none that disagrees.</summary>
public sealed class NumbersOfSystemsTests
{
    private static readonly Abi[] Systems = [Abi.Linux, Abi.FreeBsd, Abi.OpenBsd, Abi.Darwin, Abi.Windows, Abi.Irix];

    private static readonly IReadOnlyList<DataRow> Facts = DataFile.Read("Table/numbers.tsv");

    public static TheoryData<string, string> Names
    {
        get
        {
            TheoryData<string, string> names = [];
            foreach (DataRow fact in Facts)
            {
                names.Add(fact["name"], fact["level"]);
            }

            return names;
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_table_has_the_number_that_headers_give(string name, string level)
    {
        DataRow fact = Facts.Single(row => row["name"] == name && row["level"] == level);
        List<string> differences = [];
        foreach (Abi system in Systems)
        {
            if (Number(fact, system, "opt") is not { } number)
            {
                continue;
            }

            long? levelNumber = Number(fact, system, "level");
            (string Row, long? Level, long? Option)[] rows =
            [
                .. from entry in OptionTable.Options
                   where IsCalled(entry.Option, name, system)
                   let row = $"{entry.Level.Id}.{entry.Option.Id}"
                   select (row, entry.Level.Numbers.OnOrNull(system), entry.Option.Numbers.OnOrNull(system)),
            ];
            if (!rows.Any(row => row.Level == levelNumber && row.Option == number))
            {
                string found = string.Join(", ", rows.Select(row => $"{row.Level}:{row.Option} as {row.Row}"));
                differences.Add($"{system.Prose()} has {name} at {levelNumber}:{number}, the table has {found}");
            }
        }

        Assert.True(differences.Count == 0, string.Join('\n', differences));
    }

    [Fact]
    public void What_the_table_calls_by_a_name_of_the_headers_has_their_number()
    {
        List<string> differences = [];
        foreach ((LevelModel level, OptionModel option) in OptionTable.Options)
        {
            foreach (Abi system in Systems)
            {
                if (option.Numbers.OnOrNull(system) is not { } number)
                {
                    continue;
                }

                // An option has the same name at two levels now and then (MCAST_JOIN_GROUP), and the headers' list has only one.
                string name = option.NameOn(system);
                long? levelNumber = level.Numbers.OnOrNull(system);
                long?[] known =
                [
                    .. from fact in Facts
                       where fact["name"] == name && Number(fact, system, "level") == levelNumber
                       select Number(fact, system, "opt"),
                ];
                if (known.Length > 0 && !known.Contains(number))
                {
                    differences.Add($"{level.Id}.{option.Id}: {name} is {known[0]} on {system.Prose()}, the table has {number}");
                }
            }
        }

        Assert.True(differences.Count == 0, string.Join('\n', differences));
    }

    private static bool IsCalled(OptionModel option, string name, Abi system) =>
        option.Name == name || option.NameOn(system) == name;

    private static long? Number(DataRow fact, Abi system, string column)
    {
        string text = fact[$"{system.Name()}_{column}"];
        bool isHexadecimal = text.StartsWith("0x", StringComparison.Ordinal);
        return text.Length == 0 ? null
            : isHexadecimal ? long.Parse(text.AsSpan(2), NumberStyles.HexNumber, CultureInfo.InvariantCulture)
            : long.Parse(text, CultureInfo.InvariantCulture);
    }
}
