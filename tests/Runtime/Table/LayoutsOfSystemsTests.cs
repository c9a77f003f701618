using System.Globalization;
using Sockopt.Generators.Model;

namespace Sockopt.Tests.Table;

/// <summary>The layouts that the table has for systems that the tests do not run on, held against <c>layouts.tsv</c>.</summary>
public sealed class LayoutsOfSystemsTests
{
    private static readonly Abi[] Systems = [Abi.FreeBsd, Abi.OpenBsd, Abi.Darwin, Abi.Windows];

    private static readonly IReadOnlyList<DataRow> Layouts = DataFile.Read("Table/layouts.tsv");

    /// <summary>The structs that an option has on a system.</summary>
    public static TheoryData<string, string> Structs
    {
        get
        {
            TheoryData<string, string> structs = [];
            foreach ((string id, string system) in Used)
            {
                structs.Add(id, system);
            }

            return structs;
        }
    }

    private static IEnumerable<(string Struct, string System)> Used => (
        from system in Systems
        from entry in OptionTable.Options
        where entry.Option.Value.Kind == ValueKind.Struct && entry.Option.Numbers.Has(system)
        select (entry.Option.Value.Type, system.Name()))
        .Distinct();

    [Theory]
    [MemberData(nameof(Structs))]
    public void Fields_stand_where_the_headers_have_them(string id, string systemName)
    {
        Abi system = Systems.Single(system => system.Name() == systemName);
        DataRow? layout = Layouts.SingleOrDefault(row => row["struct"] == id && row["system"] == systemName);
        Assert.True(layout is not null, $"layouts.tsv has no {id} for {system.Prose()}");
        StructModel model = OptionTable.Model.Structs.Single(model => model.Id == id);

        // The table may leave out what nobody needs.
        Assert.Superset(
            model.Fields
                .Where(field => field.Offsets.Has(system))
                .Select(field => FormattableString.Invariant($"{field.Id}={field.Offsets.On(system)}"))
                .ToHashSet(),
            layout["offsets"].Split(' ').ToHashSet());
        if (layout["size"].Length > 0)
        {
            Assert.Equal(layout["size"], model.Sizes.On(system).ToString(CultureInfo.InvariantCulture));
        }
    }

    [Fact]
    public void Layouts_are_of_structs_that_options_have() =>
        Assert.All(Layouts, row => Assert.Contains((row["struct"], row["system"]), Used));
}
