using Sockopt.Generators.Model;
using Sockopt.Generators.Table.Json;

namespace Sockopt.Generators.Table;

/// <summary>Reads what System.Net.Sockets calls an option: pairs of a level and a name, and properties.</summary>
internal sealed class FrameworkParser(TableDiagnostics diagnostics)
{
    public static readonly string[] Fields = ["name", "not", "also"];

    /// <summary>The systems on which the framework can be asked for an option.</summary>
    public static readonly string[] Systems = [.. Abis.Hosts.Select(Abis.Name)];

    /// <summary>The pairs of an option.</summary>
    public EquatableArray<FrameworkName> ReadNames(FieldReader fields)
    {
        IReadOnlyList<JsonNode> items = Items(fields);
        FrameworkName[] names = [.. items.Select(item => ReadName(fields, item)).OfType<FrameworkName>()];
        if (fields.IsSound)
        {
            diagnostics.RefuseDuplicates("Name", "name", items, names.Select(name => $"{name.Level}.{name.Name}"));
        }

        return new(names);
    }

    /// <summary>The properties of an option.</summary>
    public EquatableArray<FrameworkProperty> ReadProperties(FieldReader fields)
    {
        IReadOnlyList<JsonNode> items = fields.OptionalItems("properties");
        FrameworkProperty[] properties = [.. items.Select(item => ReadProperty(fields, item)).OfType<FrameworkProperty>()];
        if (fields.IsSound)
        {
            diagnostics.RefuseDuplicates(
                "Property", "name", items, properties.Select(property => $"{property.Type}.{property.Name}"));
        }

        return new(properties);
    }

    /// <summary>A system on which the framework does not reach an option has the option, and one on which it does as if has
    /// not.</summary>
    public void Refuse(OptionModel option, FieldReader fields)
    {
        foreach ((FrameworkName name, JsonNode item) in option.Frameworks.Zip(Items(fields), (name, item) => (name, item)))
        {
            foreach (Abi abi in name.Not.Where(abi => !option.Numbers.Has(abi)))
            {
                diagnostics.Report(
                    TableError.Contradiction, At(item, "not", abi), option.Name, $"it has no number on {abi.Prose()}");
            }

            foreach (Abi abi in name.Also.Where(option.Numbers.Has))
            {
                diagnostics.Report(
                    TableError.Contradiction, At(item, "also", abi), option.Name, $"it has a number on {abi.Prose()}");
            }
        }
    }

    private static IReadOnlyList<JsonNode> Items(FieldReader fields) => fields.Find("dotnet") switch
    {
        null => [],
        JsonArray => fields.RequireSomeItems("dotnet"),
        { } node => [node],
    };

    private static JsonNode At(JsonNode item, string field, Abi abi) => item.At(field) is JsonArray { Items: var systems }
        ? systems.First(system => system is JsonString { Value: var name } && name == abi.Name())
        : item;

    private FrameworkName? ReadName(FieldReader fields, JsonNode node)
    {
        if (node is not JsonObject)
        {
            return ReadName("dotnet", fields, node, EquatableArray<Abi>.Empty, EquatableArray<Abi>.Empty);
        }

        FieldReader own = new(node, "a name of the framework", Fields, diagnostics);
        return own.Require("name") is { } name
            ? ReadName("name", own, name, ReadSystems(own, "not"), ReadSystems(own, "also"))
            : null;
    }

    private static FrameworkName? ReadName(
        string field, FieldReader fields, JsonNode node, EquatableArray<Abi> not, EquatableArray<Abi> also)
    {
        if (fields.Text(field, node) is not { } written)
        {
            return null;
        }

        bool isFaithful = written[0] != '~';
        string[] parts = written.Substring(isFaithful ? 0 : 1).Split('.');
        if (parts.Length != 2)
        {
            fields.Wrong(
                field,
                node,
                "a level and a name of System.Net.Sockets: \"Socket.KeepAlive\", with ~ in front if it is not quite the same");
            return null;
        }

        return fields.Knows(field, node, parts[0], FrameworkNames.Levels)
            && fields.Knows(field, node, parts[1], FrameworkNames.Names)
            ? new(parts[0], parts[1], isFaithful, not, also)
            : null;
    }

    private static EquatableArray<Abi> ReadSystems(FieldReader fields, string field)
    {
        EquatableArray<string> words = fields.OptionalWords(field, Systems);
        return new(Abis.Hosts.Where(abi => words.Contains(abi.Name())));
    }

    private static FrameworkProperty? ReadProperty(FieldReader fields, JsonNode node)
    {
        if (fields.Text("properties", node) is not { } written)
        {
            return null;
        }

        bool isInverted = written[0] == '!';
        string name = written.Substring(isInverted ? 1 : 0);
        if (!fields.Knows("properties", node, name, FrameworkNames.Properties))
        {
            return null;
        }

        string[] parts = name.Split('.');
        return new(parts[0], parts[1], isInverted);
    }
}
