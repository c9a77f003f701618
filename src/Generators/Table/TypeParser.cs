using System.Globalization;
using Sockopt.Generators.Model;
using Sockopt.Generators.Table.Json;

namespace Sockopt.Generators.Table;

/// <summary>Reads the enumerations and structs that a table declares.</summary>
internal sealed class TypeParser(GeneratedNames generated, TableDiagnostics diagnostics)
{
    public static readonly string[] EnumFields = ["id", "summary", "flags", "members"];
    public static readonly string[] MemberFields = ["id", "name", "summary", "value", "numbers"];
    public static readonly string[] StructFields = ["id", "name", "summary", "fields", "layouts", "pack"];
    public static readonly string[] FieldFields = ["id", "value", "summary", "lengthOf"];
    public static readonly long[] Packs = [1, 2, 4, 8];

    /// <summary>The types by their ids; null where a declaration is wrong: that was said, and is not said again where the type
    /// is used.</summary>
    private readonly Dictionary<string, ValueModel?> _declared = [];

    private readonly Dictionary<string, EnumModel> _enums = [];

    private readonly Dictionary<string, StructModel> _structs = [];

    /// <summary>An enumeration of the table, or null if it has no sound one of that id.</summary>
    public EnumModel? FindEnum(string id) => _enums.TryGetValue(id, out EnumModel? model) ? model : null;

    /// <summary>The struct of the table that a kind of value is, or null if it is none.</summary>
    public StructModel? FindStruct(ValueModel value) =>
        value.Kind == ValueKind.Struct && _structs.TryGetValue(value.Type, out StructModel? model) ? model : null;

    /// <summary>The kind of an option's value; null if something is wrong with it.</summary>
    public ValueModel? ResolveOfOption(JsonNode node) => Resolve(node, ValueKinds.OfOption, ValueKinds.OfOptions);

    public EnumModel? ReadEnum(JsonNode node)
    {
        FieldReader fields = new(node, "an enumeration", EnumFields, diagnostics);
        string id = fields.RequireIdentifier("id");
        string summary = fields.RequireText("summary");
        bool isFlags = fields.OptionalBoolean("flags");
        IReadOnlyList<JsonNode> items = fields.RequireSomeItems("members");
        EnumMemberModel[] members = [.. items.Select(ReadMember).OfType<EnumMemberModel>()];
        if (fields.IsSound)
        {
            RefuseDuplicates("Member", "id", items, members.Select(member => member.Id));
            RefuseDuplicates(
                "Value", "value", items, members.Select(member => member.Value.ToString(CultureInfo.InvariantCulture)));
        }

        if (isFlags && fields.IsSound)
        {
            RefuseMappedFlags(items, members);
        }

        bool mapped = !isFlags && members.Any(member => Abis.Emitted.Any(
            abi => !member.Numbers.TryGet(abi, out long number) || number != member.Value));
        if (!Declare(fields, id, mapped ? ValueKind.MappedEnum : ValueKind.Enum))
        {
            return null;
        }

        EnumModel model = new(id, summary, mapped, isFlags, new(members));
        _enums.Add(id, model);
        return model;
    }

    public StructModel? ReadStruct(JsonNode node)
    {
        FieldReader fields = new(node, "a struct", StructFields, diagnostics);
        string id = fields.RequireIdentifier("id");
        string name = fields.RequireText("name");
        string summary = fields.RequireText("summary");
        AbiMap<int> packs = ReadPacks(fields);
        IReadOnlyList<JsonNode> items = fields.RequireSomeItems("fields");
        RawField[] raw = [.. items.Select(ReadField).OfType<RawField>()];
        if (fields.IsSound && raw.Length == items.Count)
        {
            RefuseDuplicates("Field", "id", items, raw.Select(field => field.Id));
            foreach (JsonNode item in items.Where((_, i) => raw[i].Id == id))
            {
                diagnostics.Report(TableError.NotAnIdentifier, item.At("id"), id, "it is the name of the struct");
            }
        }

        bool isSound = fields.IsSound && raw.Length == items.Count;
        List<AbiEntry<StructLayout>> layouts = isSound ? ReadLayouts(fields, raw, packs) : [];
        if (isSound && fields.IsSound)
        {
            RefuseLengths(id, raw, items, layouts);
            RefuseMovedBits(id, raw, fields, layouts);
        }

        if (!Declare(fields, id, ValueKind.Struct, isComplete: layouts.Count > 0))
        {
            return null;
        }

        AbiMap<int> sizes = new(new(layouts.Select(entry => new AbiEntry<int>(entry.Abi, entry.Value.Size))));
        StructModel model = new(id, name, summary, sizes, new(raw.Select(field => Place(field, layouts))));
        _structs.Add(id, model);
        return model;
    }

    private EnumMemberModel? ReadMember(JsonNode node)
    {
        FieldReader fields = new(node, "a member", MemberFields, diagnostics);
        string id = fields.RequireIdentifier("id");
        string name = fields.OptionalText("name") ?? id;
        string summary = fields.RequireText("summary");
        AbiMap<long> numbers = fields.RequireNumbers("numbers");
        long? value = fields.Find("value") is { } written ? fields.Number("value", written) : null;
        if (!fields.IsSound || numbers.IsEmpty)
        {
            return null;
        }

        value ??= numbers.TryGet(Abi.Core, out long core) ? core : numbers.Entries[0].Value;
        if (value is < 0 or > int.MaxValue)
        {
            fields.Wrong("value", fields.At("value"), "0 to 2147483647");
        }

        return new(id, name, summary, value.Value, numbers);
    }

    private RawField? ReadField(JsonNode node)
    {
        FieldReader fields = new(node, "a field", FieldFields, diagnostics);
        string id = fields.RequireIdentifier("id", Identifiers.TakenByRecords);
        string summary = fields.RequireText("summary");
        string? lengthOf = fields.OptionalText("lengthOf");
        ValueModel? value = fields.Require("value") is { } written
            ? Resolve(written, name => ValueKinds.OfField(name) ?? ValueKinds.OfOption(name), ValueKinds.OfFields)
            : null;
        if (!fields.IsSound || value is null)
        {
            return null;
        }

        if (ValueKinds.Layout(value) is not { } layout)
        {
            fields.Wrong("value", fields.At("value"), "of a fixed size to be a field of a struct");
            return null;
        }

        return new(id, summary, value, layout.Size, layout.Alignment, lengthOf);
    }

    private List<AbiEntry<StructLayout>> ReadLayouts(FieldReader fields, RawField[] raw, AbiMap<int> packs)
    {
        FieldReader? orders = fields.Find("layouts") is { } node ? BySystem("layouts", node) : null;
        return
        [
            .. from abi in Abis.Emitted
               let order = orders?.Find(abi.Name()) is { } list ? ReadOrder(orders, abi, list, raw) : [.. raw.Select(LayoutItem.Of)]
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
        JsonNumber number when number.TryGetInt64(out long bytes) && bytes is > 0 and <= MostPadding => LayoutItem.Padding((int)bytes),
        _ => null,
    };

    private AbiMap<int> ReadPacks(FieldReader fields)
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

    private static FieldModel Place(RawField field, List<AbiEntry<StructLayout>> layouts)
    {
        (Abi Abi, FieldPlace Place)[] places =
        [
            .. from entry in layouts
               where entry.Value.Places.ContainsKey(field)
               select (entry.Abi, entry.Value.Places[field]),
        ];
        return new(
            field.Id,
            field.Summary,
            field.Value,
            field.Size,
            new(new(places.Select(place => new AbiEntry<int>(place.Abi, place.Place.Offset)))),
            field.Bits,
            places.Select(place => place.Place.BitOffset).FirstOrDefault(),
            field.LengthOf);
    }

    /// <summary>A flag has one number, so that several can be put together.</summary>
    private void RefuseMappedFlags(IReadOnlyList<JsonNode> items, EnumMemberModel[] members)
    {
        foreach ((EnumMemberModel member, JsonNode item) in members.Zip(items, (member, item) => (member, item)))
        {
            if (member.Numbers.Entries.Any(entry => entry.Value != member.Value))
            {
                diagnostics.Report(
                    TableError.Contradiction, item.At("numbers"), member.Name, "a flag has one number, on every system and in .NET");
            }
        }
    }

    private void RefuseLengths(
        string id, RawField[] raw, IReadOnlyList<JsonNode> items, List<AbiEntry<StructLayout>> layouts)
    {
        foreach ((RawField length, JsonNode item) in raw.Zip(items, (field, item) => (field, item)))
        {
            if (length.LengthOf is not { } name)
            {
                continue;
            }

            RawField? measured = Array.Find(raw, field => field.Id == name && field.Value.Kind == ValueKind.Bytes);
            if (measured is null)
            {
                string suggestion = Suggestion.For(
                    name, raw.Where(field => field.Value.Kind == ValueKind.Bytes).Select(field => field.Id));
                diagnostics.Report(TableError.UnknownName, item.At("lengthOf"), "lengthOf", name, suggestion);
                continue;
            }

            string? fault =
                length.Value.Kind is not (ValueKind.UInt8 or ValueKind.UInt16 or ValueKind.UInt32 or ValueKind.Int32)
                    ? "a length is uint8, uint16, uint32 or int32"
                : ValueKinds.NumbersOfField(length.Value) is { } range && range.Maximum < measured.Size
                    ? $"{name} is longer than a {length.Value.Name} can say"
                : raw.Count(field => field.LengthOf == name) > 1
                    ? $"{name} has one length"
                : layouts.Any(entry => entry.Value.Places.ContainsKey(measured) && !entry.Value.Places.ContainsKey(length))
                    ? $"{name} exists where its length does not"
                : null;
            if (fault is not null)
            {
                diagnostics.Report(TableError.Contradiction, item.At("lengthOf"), $"{id}.{length.Id}", fault);
            }
        }
    }

    /// <summary>Which bits of its byte a field has is the same on every system: only bytes move.</summary>
    private void RefuseMovedBits(
        string id, RawField[] raw, FieldReader fields, List<AbiEntry<StructLayout>> layouts)
    {
        foreach (RawField field in raw.Where(field => field.Bits > 0))
        {
            IEnumerable<int> places = layouts
                .Where(entry => entry.Value.Places.ContainsKey(field))
                .Select(entry => entry.Value.Places[field].BitOffset);
            if (places.Distinct().Count() > 1)
            {
                diagnostics.Report(
                    TableError.Contradiction, fields.At("layouts"), $"{id}.{field.Id}", "its bits are others on another system");
            }
        }
    }

    /// <summary>The kind of value that a table names: one of its own types, or a built-in kind; null if something is wrong with
    /// it.</summary>
    private ValueModel? Resolve(JsonNode node, Func<string, ValueModel?> find, IEnumerable<string> known)
    {
        if (node is not JsonString { Value: var written })
        {
            diagnostics.Report(TableError.WrongValue, node, "value", "the name of a value kind, or of a type of this table");
            return null;
        }

        if (_declared.TryGetValue(written, out ValueModel? declared))
        {
            return declared;
        }

        ValueModel? value = find(written);
        if (value is null)
        {
            string suggestion = Suggestion.For(written, known.Concat(_declared.Keys));
            diagnostics.Report(TableError.UnknownName, node, "value", written, suggestion);
        }

        return value;
    }

    /// <summary>Whether a type can be generated: all of it is sound, and no other has its name.</summary>
    private bool Declare(FieldReader fields, string id, ValueKind kind, bool isComplete = true)
    {
        if (_declared.ContainsKey(id))
        {
            diagnostics.Report(TableError.Duplicate, fields.At("id"), "Type", id);
            return false;
        }

        if (generated.Owner(id) is { } owner)
        {
            diagnostics.Report(TableError.NotAnIdentifier, fields.At("id"), id, $"a type of that name is generated for {owner}");
        }

        // The namespace is not known here; the emitter qualifies the names of a table's own types.
        bool isSound = isComplete && fields.IsSound;
        _declared.Add(id, isSound ? new(id, kind, 0, id) : null);
        return isSound;
    }

    private void RefuseDuplicates(string what, string field, IReadOnlyList<JsonNode> items, IEnumerable<string> names)
    {
        HashSet<string> seen = [];
        foreach ((string name, JsonNode item) in names.Zip(items, (name, item) => (name, item)))
        {
            if (!seen.Add(name))
            {
                diagnostics.Report(TableError.Duplicate, item.At(field), what, name);
            }
        }
    }

    // More than any struct that an option can have.
    private const int MostPadding = 2048;
}
