using Sockopt.Generators.Model;
using Sockopt.Generators.Table;
using Sockopt.Generators.Tests.Hosting;

namespace Sockopt.Generators.Tests;

/// <summary>The table of all options, and the one in which everything occurs.</summary>
public sealed class OptionTableTests
{
    private static readonly ParsedTable EveryKind = TableParser.Parse(Repository.EveryKind);

    public static TheoryData<string> Kinds => [.. Enum.GetNames<ValueKind>()];

    [Fact]
    public void Nothing_is_wrong_in_them()
    {
        Assert.Empty(TableParser.Parse(Repository.Options).Diagnostics);
        Assert.Empty(EveryKind.Diagnostics);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_kind_of_value_occurs(string kind)
    {
        IEnumerable<ValueModel> values =
        [
            .. EveryKind.Model!.Levels.SelectMany(level => level.Options).Select(option => option.Value),
            .. EveryKind.Model.Structs.SelectMany(type => type.Fields).Select(field => field.Value),
        ];

        Assert.Contains(values, value => value.Kind.ToString() == kind);
    }
}
