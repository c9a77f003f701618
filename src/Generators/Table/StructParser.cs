using Sockopt.Generators.Model;
using Sockopt.Generators.Table.Json;

namespace Sockopt.Generators.Table;

/// <summary>Reads one struct that a table declares.</summary>
internal sealed class StructParser(DeclaredTypes types, TableDiagnostics diagnostics)
{
    public static readonly string[] Fields = ["id", "name", "summary", "fields", "layouts", "pack"];
    public static readonly string[] FieldFields = ["id", "value", "summary", "wire", "lengthOf"];
    public static readonly string[] FieldWireForms = ["byte"];

    private readonly LayoutParser _layouts = new(diagnostics);

    public StructModel? Read(JsonNode node)
    {
        FieldReader fields = new(node, "a struct", Fields, diagnostics);
        string id = fields.RequireIdentifier("id");
        string name = fields.RequireText("name");
        string summary = fields.RequireText("summary");
        AbiMap<int> packs = _layouts.ReadPacks(fields);
        IReadOnlyList<JsonNode> items = fields.RequireSomeItems("fields");
        RawField[] raw = [.. items.Select(ReadField).OfType<RawField>()];
        if (fields.IsSound && raw.Length == items.Count)
        {
            diagnostics.RefuseDuplicates("Field", "id", items, raw.Select(field => field.Id));
            foreach (JsonNode item in items.Where((_, i) => raw[i].Id == id))
            {
                diagnostics.Report(TableError.NotAnIdentifier, item.At("id"), id, "it is the name of the struct");
            }
        }

        bool isSound = fields.IsSound && raw.Length == items.Count;
        List<AbiEntry<StructLayout>> layouts = isSound ? _layouts.Read(fields, raw, packs) : [];
        if (isSound && fields.IsSound)
        {
            new StructContradictions(id, raw, items, layouts, diagnostics).Refuse(fields);
        }

        if (!types.Declare(fields, id, ValueKind.Struct, isComplete: layouts.Count > 0))
        {
            return null;
        }

        AbiMap<int> sizes = new(new(layouts.Select(entry => new AbiEntry<int>(entry.Abi, entry.Value.Size))));
        StructModel model = new(id, name, summary, sizes, new(raw.Select(field => Place(field, layouts))));
        types.Add(model);
        return model;
    }

    private RawField? ReadField(JsonNode node)
    {
        FieldReader fields = new(node, "a field", FieldFields, diagnostics);
        string id = fields.RequireIdentifier("id", Identifiers.TakenByRecords);
        string summary = fields.RequireText("summary");
        string? lengthOf = fields.OptionalText("lengthOf");
        bool isByte = fields.OptionalWord("wire", FieldWireForms) is not null;
        ValueModel? value = fields.Require("value") is { } written ? types.ResolveOfField(written) : null;
        if (!fields.IsSound || value is null)
        {
            return null;
        }

        if (ValueKinds.Layout(value) is not { } layout)
        {
            fields.Wrong("value", fields.At("value"), "of a fixed size to be a field of a struct");
            return null;
        }

        if (isByte && value.Kind is not (ValueKind.Enum or ValueKind.MappedEnum))
        {
            string fault = "only an enumeration can be one byte; a number is uint8";
            diagnostics.Report(TableError.Contradiction, fields.At("wire"), id, fault);
            return null;
        }

        (int size, int alignment) = isByte ? (1, 1) : layout;
        return new(id, summary, value, size, alignment, lengthOf);
    }

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
}
