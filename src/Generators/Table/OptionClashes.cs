using System.Globalization;
using Sockopt.Generators.Model;
using Sockopt.Generators.Table.Json;

namespace Sockopt.Generators.Table;

/// <summary>Whether the options of a level can stand side by side.</summary>
internal sealed class OptionClashes(TableDiagnostics diagnostics)
{
    /// <summary>Whether an option that is said to be a variant is one of an option of the level, which may stand below
    /// it.</summary>
    public bool IsVariant(OptionModel option, OptionModel?[] options, string[] ids, JsonNode node)
    {
        int before = diagnostics.Count;
        if (option.VariantOf is not { } original)
        {
            return true;
        }

        if (original == option.Id || !ids.Contains(original))
        {
            string suggestion = Suggestion.For(original, ids.Where(id => id != option.Id));
            diagnostics.Report(TableError.UnknownName, node.At("variantOf"), "variantOf", original, suggestion);
        }
        else if (Array.Find(options, other => other?.Id == original) is { } other)
        {
            if (other.VariantOf is not null)
            {
                diagnostics.Report(
                    TableError.Contradiction,
                    node.At("variantOf"),
                    option.Name,
                    $"{original} is itself a variant, of {other.VariantOf}");
            }

            foreach (AbiEntry<long> number in option.Numbers.Entries.Except(other.Numbers.Entries).Take(1))
            {
                diagnostics.Report(
                    TableError.Contradiction,
                    node.At("numbers").At(number.Abi.Name()),
                    option.Name,
                    $"{original}, of which it is a variant, does not have this number on {number.Abi.Prose()}");
            }
        }

        return diagnostics.Count == before;
    }

    /// <summary>Whether an option has names and numbers that no earlier one has, and its level has the systems that it
    /// has.</summary>
    public bool Admit(List<OptionModel> earlier, OptionModel option, string levelId, AbiMap<long> level, JsonNode node)
    {
        int before = diagnostics.Count;
        LevelNames names = new(levelId);
        if (earlier.Any(other => other.Name == option.Name && !AreForms(other, option) && ShareName(other, option)))
        {
            diagnostics.Report(TableError.Duplicate, node.At("name"), "Option", option.Name);
        }
        else if (earlier.Any(other => other.Id == option.Id))
        {
            diagnostics.Report(TableError.Duplicate, node.At("id"), "Member", option.Id);
        }

        if (option.Id == names.OptionClass || option.Id == names.ValuesStruct)
        {
            diagnostics.Report(
                TableError.NotAnIdentifier,
                node.At("id"),
                option.Id,
                "it is the name of a type that has the option as a member");
        }

        foreach (AbiEntry<long> number in option.Numbers.Entries)
        {
            // One number can be one option to set and another to read.
            OptionModel? other = earlier.FirstOrDefault(
                candidate => candidate.Numbers.TryGet(number.Abi, out long taken)
                    && taken == number.Value
                    && !AreForms(candidate, option)
                    && (candidate.Access[number.Abi] & option.Access[number.Abi]) != 0);
            if (other is not null)
            {
                string system = number.Abi.Prose();
                string shared = number.Value.ToString(CultureInfo.InvariantCulture);
                JsonNode at = node.At("numbers").At(number.Abi.Name());
                diagnostics.Report(TableError.SharedNumber, at, other.Name, option.Name, shared, system);
                break;
            }

            if (!level.Has(number.Abi))
            {
                diagnostics.Report(
                    TableError.Contradiction,
                    node.At("numbers").At(number.Abi.Name()),
                    option.Name,
                    $"it has a number on {number.Abi.Prose()}, its level has none");
            }
        }

        return diagnostics.Count == before;
    }

    /// <summary>Whether two options are forms of one: the one a variant of the other, or both of a third.</summary>
    private static bool AreForms(OptionModel one, OptionModel other) =>
        (one.VariantOf ?? one.Id) == (other.VariantOf ?? other.Id);

    /// <summary>Whether there is a system on which both are set, or both read, by one name.</summary>
    private static bool ShareName(OptionModel one, OptionModel other) => one.Numbers.Systems.Any(
        abi => other.Numbers.Has(abi) && (one.Access[abi] & other.Access[abi]) != 0 && one.NameOn(abi) == other.NameOn(abi));
}
