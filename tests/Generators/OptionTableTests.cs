using Sockopt.Generators.Model;
using Sockopt.Generators.Table;
using Sockopt.Generators.Tests.Hosting;

namespace Sockopt.Generators.Tests;

/// <summary>The table of all options.</summary>
public sealed class OptionTableTests
{
    private static readonly ParsedTable Table = TableParser.Parse(Repository.Options);

    public static TheoryData<string> Kinds => [.. Enum.GetNames<ValueKind>()];

    [Fact]
    public void Nothing_is_wrong_in_it() => Assert.Empty(Table.Diagnostics);

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_kind_of_value_occurs(string kind)
    {
        IEnumerable<ValueModel> values =
        [
            .. Table.Model!.Levels.SelectMany(level => level.Options).Select(option => option.Value),
            .. Table.Model.Structs.SelectMany(type => type.Fields).Select(field => field.Value),
        ];

        Assert.Contains(values, value => value.Kind.ToString() == kind);
    }
}
