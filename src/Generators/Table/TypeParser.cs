using System.Globalization;
using Sockopt.Generators.Model;
using Sockopt.Generators.Table.Json;

namespace Sockopt.Generators.Table;

/// <summary>Reads the enumerations and structs that a table declares.</summary>
internal sealed class TypeParser(GeneratedNames generated, TableDiagnostics diagnostics)
{
    public static readonly string[] EnumFields = ["id", "summary", "members"];
    public static readonly string[] MemberFields = ["id", "name", "summary", "value", "numbers"];
    public static readonly string[] StructFields = ["id", "name", "summary", "fields", "layouts"];
    public static readonly string[] FieldFields = ["id", "value", "summary"];

    /// <summary>The types by their ids; null where a declaration is wrong: that was said, and is not said again where the type
    /// is used.</summary>
    private readonly Dictionary<string, ValueModel?> _declared = [];

    /// <summary>The kind of value that a table names: one of its own types, or a built-in kind; null if something is wrong with
    /// it.</summary>
    public ValueModel? Resolve(string field, JsonNode node)
    {
        if (node is not JsonString { Value: var written })
        {
            diagnostics.Report(TableError.WrongValue, node, field, "the name of a value kind, or of a type of this table");
            return null;
        }

        if (_declared.TryGetValue(written, out ValueModel? declared))
        {
            return declared;
        }

        ValueModel? value = ValueKinds.Find(written);
        if (value is null)
        {
            string suggestion = Suggestion.For(written, ValueKinds.Names.Concat(_declared.Keys));
            diagnostics.Report(TableError.UnknownName, node, field, written, suggestion);
        }

        return value;
    }

    public EnumModel? ReadEnum(JsonNode node)
    {
        FieldReader fields = new(node, "an enumeration", EnumFields, diagnostics);
        string id = fields.RequireIdentifier("id");
        string summary = fields.RequireText("summary");
        IReadOnlyList<JsonNode> items = fields.RequireSomeItems("members");
        EnumMemberModel[] members = [.. items.Select(ReadMember).OfType<EnumMemberModel>()];
        if (fields.IsSound)
        {
            RefuseDuplicates("Member", "id", items, members.Select(member => member.Id));
            RefuseDuplicates(
                "Value", "value", items, members.Select(member => member.Value.ToString(CultureInfo.InvariantCulture)));
        }

        bool mapped = members.Any(member => Abis.Emitted.Any(
            abi => !member.Numbers.TryGet(abi, out long number) || number != member.Value));
        return Declare(fields, id, mapped ? ValueKind.MappedEnum : ValueKind.Enum)
            ? new(id, summary, mapped, new(members))
            : null;
    }

    public StructModel? ReadStruct(JsonNode node)
    {
        FieldReader fields = new(node, "a struct", StructFields, diagnostics);
        string id = fields.RequireIdentifier("id");
        string name = fields.RequireText("name");
        string summary = fields.RequireText("summary");
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

        List<AbiEntry<Layout>> layouts = fields.IsSound && raw.Length == items.Count ? ReadLayouts(fields, raw) : [];
        if (!Declare(fields, id, ValueKind.Struct, isComplete: layouts.Count > 0))
        {
            return null;
        }

        AbiMap<int> sizes = new(new(layouts.Select(entry => new AbiEntry<int>(entry.Abi, entry.Value.Size))));
        return new(id, name, summary, sizes, new(raw.Select(field => field.Place(layouts))));
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
        ValueModel? value = fields.Require("value") is { } written ? Resolve("value", written) : null;
        if (!fields.IsSound || value is null)
        {
            return null;
        }

        if (ValueKinds.Field(value.Kind) is not { } field)
        {
            fields.Wrong("value", fields.At("value"), "of a fixed size to be a field of a struct");
            return null;
        }

        return new(id, summary, value, field.Size, field.Alignment);
    }

    private List<AbiEntry<Layout>> ReadLayouts(FieldReader fields, RawField[] raw)
    {
        FieldReader? orders = fields.Find("layouts") is { } node
            ? new(node, "'layouts'", [.. Abis.Emitted.Select(Abis.Name)], diagnostics)
            : null;
        return
        [
            .. from abi in Abis.Emitted
               let order = orders?.Find(abi.Name()) is { } list ? ReadOrder(orders, abi, list, raw) : raw
               select new AbiEntry<Layout>(abi, Layout.Of(order)),
        ];
    }

    private static RawField[] ReadOrder(FieldReader orders, Abi abi, JsonNode node, RawField[] raw)
    {
        string[] ids = node is JsonArray { Items: var items } ? [.. items.OfType<JsonString>().Select(item => item.Value)] : [];
        RawField[] order = [.. ids.Select(id => raw.FirstOrDefault(field => field.Id == id)).OfType<RawField>()];
        if (order.Length != raw.Length || ids.Length != raw.Length || order.Distinct().Count() != raw.Length)
        {
            orders.Wrong(abi.Name(), node, "a list of all fields of the struct, each once");
        }

        return order;
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

    /// <summary>A field before it is known where it stands.</summary>
    private sealed record RawField(string Id, string Summary, ValueModel Value, int Size, int Alignment)
    {
        public FieldModel Place(IEnumerable<AbiEntry<Layout>> layouts) => new(
            Id, Summary, Value, Size, new(new(layouts.Select(entry => new AbiEntry<int>(entry.Abi, entry.Value.Offsets[this])))));
    }

    /// <summary>Where the fields of a struct stand, aligned as C aligns them.</summary>
    private sealed record Layout(int Size, Dictionary<RawField, int> Offsets)
    {
        public static Layout Of(IEnumerable<RawField> order)
        {
            Dictionary<RawField, int> offsets = [];
            int end = 0;
            int alignment = 1;
            foreach (RawField field in order)
            {
                offsets[field] = Align(end, field.Alignment);
                end = offsets[field] + field.Size;
                alignment = Math.Max(alignment, field.Alignment);
            }

            return new(Align(end, alignment), offsets);
        }

        private static int Align(int offset, int alignment) => (offset + alignment - 1) / alignment * alignment;
    }
}
