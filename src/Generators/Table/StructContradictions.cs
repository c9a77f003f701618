using Sockopt.Generators.Model;
using Sockopt.Generators.Table.Json;

namespace Sockopt.Generators.Table;

/// <summary>What cannot be of a struct whose fields are sound.</summary>
/// <param name="id">The struct.</param>
/// <param name="raw">Its fields.</param>
/// <param name="items">Where they are declared.</param>
/// <param name="layouts">Where they stand on each system.</param>
/// <param name="diagnostics">Where to report.</param>
internal sealed class StructContradictions(
    string id,
    RawField[] raw,
    IReadOnlyList<JsonNode> items,
    List<AbiEntry<StructLayout>> layouts,
    TableDiagnostics diagnostics)
{
    public void Refuse(FieldReader fields)
    {
        RefuseNowhere();
        RefuseLengths();
        RefuseMovedBits(fields);
    }

    /// <summary>A field that no system has could be neither read nor written.</summary>
    private void RefuseNowhere()
    {
        foreach ((RawField field, JsonNode item) in raw.Zip(items, (field, item) => (field, item)))
        {
            if (!layouts.Any(entry => entry.Value.Places.ContainsKey(field)))
            {
                diagnostics.Report(TableError.Contradiction, item.At("id"), $"{id}.{field.Id}", "no layout has it");
            }
        }
    }

    private void RefuseLengths()
    {
        foreach ((RawField length, JsonNode item) in raw.Zip(items, (field, item) => (field, item)))
        {
            if (length.LengthOf is { } name)
            {
                RefuseLength(length, name, item.At("lengthOf"));
            }
        }
    }

    private void RefuseLength(RawField length, string name, JsonNode at)
    {
        RawField? measured = Array.Find(raw, field => field.Id == name && field.Value.Kind == ValueKind.Bytes);
        if (measured is null)
        {
            string suggestion = Suggestion.For(
                name, raw.Where(field => field.Value.Kind == ValueKind.Bytes).Select(field => field.Id));
            diagnostics.Report(TableError.UnknownName, at, "lengthOf", name, suggestion);
            return;
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
            diagnostics.Report(TableError.Contradiction, at, $"{id}.{length.Id}", fault);
        }
    }

    /// <summary>Which bits of its byte a field has is the same on every system: only bytes move.</summary>
    private void RefuseMovedBits(FieldReader fields)
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
}
