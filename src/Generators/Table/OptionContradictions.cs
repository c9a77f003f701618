using System.Globalization;
using Sockopt.Generators.Model;
using Sockopt.Generators.Table.Json;

namespace Sockopt.Generators.Table;

/// <summary>What cannot be of an option, though each of its fields is sound.</summary>
internal sealed class OptionContradictions(DeclaredTypes types, TableDiagnostics diagnostics)
{
    public void Refuse(OptionModel option, FieldReader fields)
    {
        void RefuseIf(bool contradiction, string field, string message)
        {
            if (contradiction)
            {
                diagnostics.Report(TableError.Contradiction, fields.At(field), option.Name, message);
            }
        }

        ValueKind kind = option.Value.Kind;
        bool inCore = option.Numbers.Has(Abi.Core);
        OptionAccess coreAccess = option.Access[Abi.Core];
        RefuseIf(
            inCore && option.Core == CoreBehaviour.Absent, "numbers", "it has a core number, so it needs 'core': stored or acts");
        RefuseIf(
            !inCore && option.Core != CoreBehaviour.Absent, "core", "it is implemented by the core, so it needs a core number");
        RefuseIf(
            option.Core == CoreBehaviour.Stored && coreAccess != (OptionAccess.Get | OptionAccess.Set),
            "core",
            "what is stored can be set and read; an option with one direction acts");
        RefuseIf(
            option.Core == CoreBehaviour.Stored && (option.ClearsOnGet || kind == ValueKind.None),
            "core",
            "there is nothing to store");
        RefuseIf(
            option.CoreKeeps && kind == ValueKind.Fd,
            "value",
            "a descriptor that is read is a new one: the core cannot keep it");
        RefuseIf(
            option.ClearsOnGet && (option.AnyAccess & OptionAccess.Get) == 0, "clearsOnGet", "it cannot be read");
        RefuseIf(
            kind == ValueKind.None && (option.AnyAccess & OptionAccess.Get) != 0,
            "access",
            "an option without a value cannot be read");
        NumberRange? numbers = ValueKinds.Numbers(option.Value);
        RefuseIf(
            option.Range is not null && numbers is null,
            "range",
            $"values of kind {option.Value.Name} have no range");
        RefuseIf(
            option.Range is { } range && numbers is { } all
                && !range.Overrides.Entries.Select(entry => entry.Value).Append(range.Default).All(all.Contains),
            "range",
            $"values of kind {option.Value.Name} are {numbers?.Minimum} to {numbers?.Maximum}");
        RefuseIf(option.CoreErrors.Count > 0 && !inCore, "coreErrors", "the core does not have it");
        RefuseIf(inCore && option.VariantOf is not null, "variantOf", "the core has one form of an option");
        RefuseIf(
            option.Test.Count > 0 && (option.AnyAccess & OptionAccess.Set) == 0,
            "test",
            "what cannot be set has no value to set in a test");
        RefuseWireForms(option, fields);
        RefuseStrangers(option, fields);
        if (fields.IsSound && fields.Find("test") is { } written)
        {
            RefuseTest(option, written);
        }
    }

    private void RefuseWireForms(OptionModel option, FieldReader fields)
    {
        foreach (AbiEntry<WireForm> entry in option.Wire.Entries)
        {
            ValueKind kind = option.Value.Kind;
            string? fault = entry switch
            {
                { Abi: Abi.Core } => "the core takes an int in the machine's byte order",
                { Value: WireForm.Byte } when kind is not (ValueKind.Flag or ValueKind.Int32) =>
                    "one byte can be a flag or an int32",
                { Value: WireForm.Network } when kind is not (ValueKind.Int32 or ValueKind.InterfaceIndex) =>
                    "in network order there are int32 and interfaceIndex",
                { Value: WireForm.Byte } when option.Range is { } range && !NumberRange.OfByte.Contains(range[entry.Abi]) =>
                    $"it is one byte on {entry.Abi.Prose()}, and its range is {range[entry.Abi]} there",
                _ => null,
            };
            if (fault is not null)
            {
                diagnostics.Report(TableError.Contradiction, fields.At("wire").At(entry.Abi.Name()), option.Name, fault);
            }
        }
    }

    private void RefuseTest(OptionModel option, JsonNode written)
    {
        string? fault = null;
        JsonNode at = written;
        if (types.FindStruct(option.Value) is { } type)
        {
            FieldModel[] members = [.. type.Members];
            IReadOnlyList<JsonNode> items = written is JsonArray { Items: var list } ? list : [];
            fault = items.Count != members.Length
                ? $"a test sets each field of {type.Id}: {string.Join(", ", members.Select(member => member.Id))}"
                : null;
            foreach ((ValueModel value, JsonNode item) in members.Zip(items, (member, item) => (member.Value, item)))
            {
                if (fault is null && !TestValues.IsOf(item, value, ValueKinds.NumbersOfField(value), types.FindEnum))
                {
                    fault = $"that is no value of kind {value.Name}";
                    at = item;
                }
            }
        }
        else if (!TestValues.IsOf(written, option.Value, ValueKinds.Numbers(option.Value), types.FindEnum))
        {
            fault = $"that is no value of kind {option.Value.Name}";
        }
        else if (TestValues.Number(written) is { } number && SystemRefusing(option, number) is { } system)
        {
            fault = $"{number.ToString(CultureInfo.InvariantCulture)} is out of range on {system.Prose()}";
        }

        if (fault is not null)
        {
            diagnostics.Report(TableError.Contradiction, at, option.Name, fault);
        }
    }

    /// <summary>A system on which an option can be set, and not to this number.</summary>
    private static Abi? SystemRefusing(OptionModel option, long number)
    {
        foreach (Abi abi in Abis.All)
        {
            if (option.Numbers.Has(abi) && (option.Access[abi] & OptionAccess.Set) != 0
                && option.RangeOn(abi) is { } range && !range.Contains(number))
            {
                return abi;
            }
        }

        return null;
    }

    /// <summary>What is said of a system that does not have the option would never be read.</summary>
    private void RefuseStrangers(OptionModel option, FieldReader fields)
    {
        (string Field, IEnumerable<Abi> Systems)[] saying =
        [
            ("access", option.Access.Overrides.Systems),
            ("range", option.Range?.Overrides.Systems ?? []),
            ("names", option.Names.Systems),
            ("wire", option.Wire.Systems),
            ("privilege", option.Privilege.Systems),
            ("since", option.Since.Systems),
            ("kernel", option.Kernel.Systems),
        ];
        foreach ((string field, IEnumerable<Abi> systems) in saying)
        {
            foreach (Abi stranger in systems.Where(abi => !option.Numbers.Has(abi)))
            {
                diagnostics.Report(
                    TableError.Contradiction,
                    fields.At(field).At(stranger.Name()),
                    option.Name,
                    $"it has no number on {stranger.Prose()}");
            }
        }
    }
}
