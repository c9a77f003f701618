using System.Globalization;
using Sockopt.Generators.Model;
using Sockopt.Generators.Table.Json;

namespace Sockopt.Generators.Table;

/// <summary>Reads the enumerations and structs that a table declares.</summary>
internal sealed class TypeParser(TableDiagnostics diagnostics)
{
    private static readonly string[] EnumFields = ["id", "summary", "members"];
    private static readonly string[] MemberFields = ["id", "name", "summary", "value", "numbers"];
    private static readonly string[] StructFields = ["id", "name", "summary", "fields", "layouts"];
    private static readonly string[] FieldFields = ["id", "value", "summary"];

    private readonly Dictionary<string, ValueModel> _declared = [];

    /// <summary>The kind of value that a table names: one of its own types, or a built-in kind.</summary>
    public ValueModel? Resolve(string field, JsonNode node)
    {
        if (node is not JsonString { Value: var written })
        {
            diagnostics.Report(TableError.WrongValue, node, field, "the name of a value kind, or of a type of this table");
            return null;
        }

        ValueModel? value = _declared.TryGetValue(written, out ValueModel declared) ? declared : ValueKinds.Find(written);
        if (value is null)
        {
            string suggestion = Suggestion.For(written, ValueKinds.Names.Concat(_declared.Keys));
            diagnostics.Report(TableError.UnknownName, node, "value kind", written, suggestion);
        }

        return value;
    }

    public EnumModel? ReadEnum(JsonNode node)
    {
        FieldReader fields = new(node, "an enumeration", EnumFields, diagnostics);
        string id = fields.RequireIdentifier("id");
        string summary = fields.RequireText("summary");
        EnumMemberModel[] members = [.. fields.RequireItems("members").Select(ReadMember).OfType<EnumMemberModel>()];
        bool mapped = members.Any(member => Abis.Emitted.Any(
            abi => !member.Numbers.TryGet(abi, out long number) || number != member.Value));
        if (fields.IsSound)
        {
            RefuseDuplicates(fields, "Member", members.Select(member => member.Id));
            RefuseDuplicates(fields, "Value", members.Select(member => member.Value.ToString(CultureInfo.InvariantCulture)));
            Declare(fields, id, mapped ? ValueKind.MappedEnum : ValueKind.Enum);
        }

        return fields.IsSound ? new(id, summary, mapped, new(members)) : null;
    }

    public StructModel? ReadStruct(JsonNode node)
    {
        FieldReader fields = new(node, "a struct", StructFields, diagnostics);
        string id = fields.RequireIdentifier("id");
        string name = fields.RequireText("name");
        string summary = fields.RequireText("summary");
        RawField[] raw = [.. fields.RequireItems("fields").Select(ReadField).OfType<RawField>()];
        if (!fields.IsSound)
        {
            return null;
        }

        RefuseDuplicates(fields, "Field", raw.Select(field => field.Id));
        List<AbiEntry<Layout>> layouts = [];
        FieldReader? orders = fields.Find("layouts") is { } node2
            ? new(node2, "'layouts'", [.. Abis.Emitted.Select(Abis.Name)], diagnostics)
            : null;
        foreach (Abi abi in Abis.Emitted)
        {
            RawField[] order = orders?.Find(abi.Name()) is { } list ? ReadOrder(orders, abi, list, raw) : raw;
            layouts.Add(new(abi, Layout.Of(order)));
        }

        if (!fields.IsSound)
        {
            return null;
        }

        Declare(fields, id, ValueKind.Struct);
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
        string id = fields.RequireIdentifier("id");
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

    private void Declare(FieldReader fields, string id, ValueKind kind)
    {
        if (_declared.ContainsKey(id))
        {
            diagnostics.Report(TableError.Duplicate, fields.At("id"), "Type", id);
            return;
        }

        // The namespace is not known here; the emitter qualifies the names of a table's own types.
        _declared.Add(id, new(id, kind, 0, id));
    }

    private void RefuseDuplicates(FieldReader fields, string what, IEnumerable<string> names)
    {
        foreach (string name in names.GroupBy(name => name).Where(group => group.Count() > 1).Select(group => group.Key))
        {
            diagnostics.Report(TableError.Duplicate, fields.At("id"), what, name);
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
