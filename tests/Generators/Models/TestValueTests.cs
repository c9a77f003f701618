using Sockopt.Generators.Table;
using Sockopt.Generators.Tests.Diagnostics;

namespace Sockopt.Generators.Tests.Models;

/// <summary>The values that a table gives tests, as a model hands them on.</summary>
public sealed class TestValueTests
{
    [Theory]
    [InlineData("flag", "true", "true")]
    [InlineData("flag", "false", "false")]
    [InlineData("int32", "-7", "-7")]
    [InlineData("text(16)", "\"ta\\u0068oe\"", "tahoe")]
    public void A_value_is_handed_on_as_text(string kind, string written, string text)
    {
        string table = TableParts.Options(TableParts.Option(("value", $"\"{kind}\""), ("test", written)));

        Assert.Equal([text], TableParser.Parse(table).Model!.Levels[0].Options[0].Test);
    }

    [Fact]
    public void Values_of_a_struct_are_in_the_order_of_its_fields()
    {
        string option = TableParts.Option(("value", "\"Pair\""), ("test", "[5, false]"));
        string table = $$"""{ "levels": [ {{TableParts.LevelOf(option)}} ], "structs": [ {{TableParts.Struct()}} ] }""";

        Assert.Equal(["5", "false"], TableParser.Parse(table).Model!.Levels[0].Options[0].Test);
    }
}
