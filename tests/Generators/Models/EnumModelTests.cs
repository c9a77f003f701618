using Sockopt.Generators.Table;
using Sockopt.Generators.Tests.Diagnostics;

namespace Sockopt.Generators.Tests.Models;

public sealed class EnumModelTests
{
    private const string Same = """{ "id": "Same", "summary": "The same.", "value": 1, "numbers": 1 }""";
    private const string Other = """{ "id": "Other", "summary": "Other.", "value": 2, "numbers": { "linux": 3 } }""";

    [Theory]
    [InlineData(false, Same)]
    [InlineData(true, Same, Other)]
    [InlineData(true, Other)]
    public void One_member_whose_number_is_not_its_value_everywhere_makes_a_mapped_enumeration(bool mapped, params string[] members)
    {
        string table = TableParts.Enums(TableParts.Enum(("members", $"[ {string.Join(", ", members)} ]")));

        Assert.Equal(mapped, TableParser.Parse(table).Model!.Enums[0].IsMapped);
    }
}
