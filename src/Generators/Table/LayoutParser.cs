using Sockopt.Generators.Model;
using Sockopt.Generators.Table.Json;

namespace Sockopt.Generators.Table;

/// <summary>Reads where the fields of a struct stand on each system.</summary>
internal sealed class LayoutParser(TableDiagnostics diagnostics)
{
    public static readonly long[] Packs = [1, 2, 4, 8];

    // More than any struct that an option can have.
    private const int MostPadding = 2048;

    public AbiMap<int> ReadPacks(FieldReader fields)
    {
        if (fields.Find("pack") is not { } node)
        {
            return AbiMap<int>.Empty;
        }

        FieldReader packs = BySystem("pack", node);
        return new(new(Abis.Emitted
            .Where(abi => packs.Find(abi.Name()) is not null)
            .Select(abi => new AbiEntry<int>(abi, ReadPack(packs, abi.Name())))));
    }

    public List<AbiEntry<StructLayout>> Read(FieldReader fields, RawField[] raw, AbiMap<int> packs)
    {
        FieldReader? orders = fields.Find("layouts") is { } node ? BySystem("layouts", node) : null;
        return
        [
            .. from abi in Abis.Emitted
               let order = orders?.Find(abi.Name()) is { } list
                   ? ReadOrder(orders, abi, list, raw)
                   : [.. raw.Select(LayoutItem.Of)]
               let pack = packs.TryGet(abi, out int greatest) ? greatest : int.MaxValue
               select new AbiEntry<StructLayout>(abi, StructLayout.Of(order, pack)),
        ];
    }

    private static LayoutItem[] ReadOrder(FieldReader orders, Abi abi, JsonNode node, RawField[] raw)
    {
        IReadOnlyList<JsonNode> nodes = node is JsonArray { Items: var items } ? items : [];
        LayoutItem[] order = [.. nodes.Select(item => ReadItem(item, raw)).OfType<LayoutItem>()];
        RawField[] placed = [.. order.Select(item => item.Field).OfType<RawField>()];
        if (order.Length != nodes.Count || placed.Length == 0 || placed.Distinct().Count() != placed.Length)
        {
            orders.Wrong(abi.Name(), node, "a list of fields of the struct, each once at most, and of bytes of padding");
        }

        return order;
    }

    private static LayoutItem? ReadItem(JsonNode node, RawField[] raw) => node switch
    {
        JsonString { Value: var id } => Array.Find(raw, field => field.Id == id) is { } field ? LayoutItem.Of(field) : null,
        JsonNumber number when number.TryGetInt64(out long bytes) && bytes is > 0 and <= MostPadding =>
            LayoutItem.Padding((int)bytes),
        _ => null,
    };

    private static int ReadPack(FieldReader packs, string system)
    {
        if (packs.At(system) is JsonNumber number && number.TryGetInt64(out long pack) && Packs.Contains(pack))
        {
            return (int)pack;
        }

        packs.Wrong(system, packs.At(system), "the greatest alignment: 1, 2, 4 or 8");
        return 1;
    }

    private FieldReader BySystem(string field, JsonNode node) =>
        new(node, $"'{field}'", [.. Abis.Emitted.Select(Abis.Name)], diagnostics);
}
