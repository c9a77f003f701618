using Sockopt.Generators.Model;
using Sockopt.Generators.Table.Json;

namespace Sockopt.Generators.Table;

/// <summary>The types that a table declares, as far as they are read, by the names that values have.</summary>
internal sealed class DeclaredTypes(GeneratedNames generated, TableDiagnostics diagnostics)
{
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

    public void Add(EnumModel model) => _enums.Add(model.Id, model);

    public void Add(StructModel model) => _structs.Add(model.Id, model);

    /// <summary>The kind of an option's value; null if something is wrong with it.</summary>
    public ValueModel? ResolveOfOption(JsonNode node) => Resolve(node, ValueKinds.OfOption, ValueKinds.OfOptions);

    /// <summary>The kind of a field's value; null if something is wrong with it. Whether it has a size is not asked.</summary>
    public ValueModel? ResolveOfField(JsonNode node) =>
        Resolve(node, name => ValueKinds.OfField(name) ?? ValueKinds.OfOption(name), ValueKinds.OfFields);

    /// <summary>Whether a type can be generated: all of it is sound, and no other has its name.</summary>
    public bool Declare(FieldReader fields, string id, ValueKind kind, bool isComplete = true)
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
}
