using System.Globalization;
using Sockopt.Generators.Model;
using Sockopt.Generators.Table.Json;

namespace Sockopt.Generators.Table;

/// <summary>Reads one enumeration that a table declares.</summary>
internal sealed class EnumParser(DeclaredTypes types, TableDiagnostics diagnostics)
{
    public static readonly string[] Fields = ["id", "summary", "flags", "members"];
    public static readonly string[] MemberFields = ["id", "name", "summary", "value", "numbers"];

    public EnumModel? Read(JsonNode node)
    {
        FieldReader fields = new(node, "an enumeration", Fields, diagnostics);
        string id = fields.RequireIdentifier("id");
        string summary = fields.RequireText("summary");
        bool isFlags = fields.OptionalBoolean("flags");
        IReadOnlyList<JsonNode> items = fields.RequireSomeItems("members");
        EnumMemberModel[] members = [.. items.Select(ReadMember).OfType<EnumMemberModel>()];
        if (fields.IsSound)
        {
            diagnostics.RefuseDuplicates("Member", "id", items, members.Select(member => member.Id));
            diagnostics.RefuseDuplicates(
                "Value", "value", items, members.Select(member => member.Value.ToString(CultureInfo.InvariantCulture)));
        }

        if (isFlags && fields.IsSound)
        {
            RefuseMappedFlags(items, members);
        }

        bool mapped = !isFlags && members.Any(member => Abis.Emitted.Any(
            abi => !member.Numbers.TryGet(abi, out long number) || number != member.Value));
        if (!types.Declare(fields, id, mapped ? ValueKind.MappedEnum : ValueKind.Enum))
        {
            return null;
        }

        EnumModel model = new(id, summary, mapped, isFlags, new(members));
        types.Add(model);
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

    /// <summary>A flag has one number, so that several can be put together.</summary>
    private void RefuseMappedFlags(IReadOnlyList<JsonNode> items, EnumMemberModel[] members)
    {
        foreach ((EnumMemberModel member, JsonNode item) in members.Zip(items, (member, item) => (member, item)))
        {
            foreach (AbiEntry<long> other in member.Numbers.Entries.Where(entry => entry.Value != member.Value).Take(1))
            {
                diagnostics.Report(
                    TableError.Contradiction,
                    item.At("numbers").At(other.Abi.Name()),
                    member.Name,
                    "a flag has one number, on every system and in .NET");
            }
        }
    }
}
