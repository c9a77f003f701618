using Sockopt.Generators.Model;
using Sockopt.Tests.Proof;

namespace Sockopt.Tests.Table;

/// <summary>The lengths that the catalog says values have are those that the codecs of the keys write.</summary>
public sealed class CatalogLengthTests
{
    public static TheoryData<string> Levels => [.. OptionTable.Model.Levels.Select(level => level.Id)];

    [Theory]
    [MemberData(nameof(Levels))]
    public void A_value_is_as_long_as_its_codec_writes_it(string id)
    {
        LevelModel level = OptionTable.Model.Levels.Single(level => level.Id == id);
        (string Option, Abi System, int? Said, int? Written)[] lengths =
        [
            .. from option in level.Options
               let key = TypedKey.Find(level, option)
               where key is not null
               let entry = CatalogEntry.Of(option, OptionTable.Model)
               from system in Abis.Emitted
               where option.Numbers.Has(system)
               select (option.Name, system, entry.Length[system], Varies(option) ? (int?)null : key.Size(Host(system))),
        ];

        Assert.NotEmpty(lengths);
        Assert.All(lengths, length => Assert.Equal(length with { Said = length.Written }, length));
    }

    private static bool Varies(OptionModel option) => option.Value.Kind is ValueKind.None or ValueKind.Text or ValueKind.Bytes
        or ValueKind.SocketAddress or ValueKind.Int32List or ValueKind.InstructionList;

    private static OptionAbi Host(Abi system) => Enum.Parse<OptionAbi>(system.ToString());
}
