using System.Globalization;
using Sockopt.Generators.Model;
using Sockopt.Generators.Table.Json;

namespace Sockopt.Generators.Table;

/// <summary>One object of a table: which fields it may have, which it must have, and what they may hold.</summary>
/// <remarks>A getter that finds its field wrong reports that and returns null or the default; callers then look at
/// <see cref="IsSound"/> once, at the end.</remarks>
internal sealed class FieldReader
{
    private readonly Dictionary<string, JsonNode> _fields = [];
    private readonly string _what;
    private readonly TableDiagnostics _diagnostics;
    private readonly int _before;

    /// <param name="node">The object.</param>
    /// <param name="what">What it is, for messages: "an option".</param>
    /// <param name="known">The names of its fields.</param>
    /// <param name="diagnostics">Where to report.</param>
    public FieldReader(JsonNode node, string what, IReadOnlyCollection<string> known, TableDiagnostics diagnostics)
    {
        Node = node;
        _what = char.ToUpperInvariant(what[0]) + what.Substring(1);
        _diagnostics = diagnostics;
        _before = diagnostics.Count;
        if (node is not JsonObject @object)
        {
            diagnostics.Report(TableError.WrongValue, node, what, "an object");
            return;
        }

        foreach (JsonMember member in @object.Members)
        {
            string name = member.Name.Value;
            if (!known.Contains(name))
            {
                diagnostics.Report(TableError.UnknownField, member.Name, _what, name, Suggestion.For(name, known));
            }
            else if (_fields.ContainsKey(name))
            {
                diagnostics.Report(TableError.Duplicate, member.Name, "Field", name);
            }
            else
            {
                _fields.Add(name, member.Value);
            }
        }
    }

    /// <summary>The object itself.</summary>
    public JsonNode Node { get; }

    /// <summary>Whether nothing was reported since this object was begun.</summary>
    public bool IsSound => _diagnostics.Count == _before;

    /// <summary>A field's value, or null if the field is left out.</summary>
    public JsonNode? Find(string field) => _fields.TryGetValue(field, out JsonNode? node) ? node : null;

    /// <summary>Where to point for a field: at its value, or at the object if the field is left out.</summary>
    public JsonNode At(string field) => Find(field) ?? Node;

    /// <summary>A field's value; reported if the field is left out.</summary>
    public JsonNode? Require(string field)
    {
        JsonNode? node = Find(field);
        if (node is null && Node is JsonObject)
        {
            _diagnostics.Report(TableError.MissingField, Node, _what, field);
        }

        return node;
    }

    public string RequireText(string field) => Require(field) is { } node ? Text(field, node) ?? "" : "";

    public string? OptionalText(string field) => Find(field) is { } node ? Text(field, node) : null;

    /// <summary>A field that names a member of generated code.</summary>
    /// <param name="field">The field.</param>
    /// <param name="taken">What it cannot be beside <see cref="Identifiers.Taken"/>.</param>
    public string RequireIdentifier(string field, params IReadOnlyCollection<string> taken)
    {
        if (Require(field) is not { } node || Text(field, node) is not { } name)
        {
            return "";
        }

        if (Identifiers.Fault(name, taken) is { } fault)
        {
            _diagnostics.Report(TableError.NotAnIdentifier, node, name, fault);
        }

        return name;
    }

    public bool OptionalBoolean(string field)
    {
        switch (Find(field))
        {
            case null:
                return false;
            case JsonBoolean boolean:
                return boolean.Value;
            case { } node:
                Wrong(field, node, "true or false");
                return false;
        }
    }

    /// <summary>A field that is one of a few words, or null if it is left out.</summary>
    public string? OptionalWord(string field, IReadOnlyCollection<string> words) =>
        Find(field) is { } node ? Word(field, node, words) : null;

    /// <summary>A field that is a list of some of a few words.</summary>
    public EquatableArray<string> OptionalWords(string field, IReadOnlyCollection<string> words) =>
        new(Items(field, Find(field)).Select(item => Word(field, item, words)).OfType<string>());

    /// <summary>The items of a field that is a list; none if it is left out.</summary>
    public IReadOnlyList<JsonNode> OptionalItems(string field) => Items(field, Find(field));

    public IReadOnlyList<JsonNode> RequireItems(string field) => Items(field, Require(field));

    /// <summary>The items of a field that is a list of one at least.</summary>
    public IReadOnlyList<JsonNode> RequireSomeItems(string field)
    {
        IReadOnlyList<JsonNode> items = RequireItems(field);
        if (items.Count == 0 && Find(field) is JsonArray empty)
        {
            Wrong(field, empty, "a list with something in it");
        }

        return items;
    }

    /// <summary>A field that has a number, a C int, for each system, or one for all.</summary>
    public AbiMap<long> RequireNumbers(string field)
    {
        switch (Require(field))
        {
            case null:
                return AbiMap<long>.Empty;
            case JsonObject { Members.Count: 0 } node:
                Wrong(field, node, "a number, or an object with the number of some system");
                return AbiMap<long>.Empty;
            case JsonObject node:
                return BySystem(Systems(field, node), CInt);
            case { } node:
                return CInt(field, node) is { } number ? AbiMap<long>.Everywhere(number) : AbiMap<long>.Empty;
        }
    }

    /// <summary>A field that says something of each system that it names.</summary>
    public AbiMap<T> OptionalBySystem<T>(string field, Func<string, JsonNode, T?> read)
        where T : struct =>
        Find(field) is { } node ? BySystem(Systems(field, node), read) : AbiMap<T>.Empty;

    public AbiMap<string> OptionalTexts(string field) => Find(field) is { } node
        ? Texts(field, node, Text)
        : AbiMap<string>.Empty;

    /// <summary>A field that has one of a few words for each system.</summary>
    public AbiMap<string> OptionalWordsBySystem(string field, IReadOnlyCollection<string> words) => Find(field) is { } node
        ? Texts(field, node, (system, value) => Word(system, value, words))
        : AbiMap<string>.Empty;

    /// <summary>A field that is one value for all systems, or an object of a default and exceptions by system.</summary>
    public PerAbi<T> WithExceptions<T>(string field, JsonNode node, Func<string, JsonNode, T?> read)
        where T : struct
    {
        if (node is not JsonObject @object)
        {
            return new(read(field, node) ?? default, AbiMap<T>.Empty);
        }

        JsonMember[] defaults = [.. @object.Members.Where(member => member.Name.Value == DefaultField)];
        if (defaults.Length != 1)
        {
            Wrong(field, node, $"one value, or an object with one '{DefaultField}' and systems that differ");
        }

        T @default = defaults.Length > 0 ? read(DefaultField, defaults[0].Value) ?? default : default;
        return new(@default, BySystem(Systems(field, node, DefaultField), read));
    }

    public void Wrong(string field, JsonNode node, string expected) =>
        _diagnostics.Report(TableError.WrongValue, node, field, expected);

    /// <summary>A line of text that is not empty.</summary>
    public string? Text(string field, JsonNode node)
    {
        if (node is not JsonString { Value: var text } || string.IsNullOrWhiteSpace(text))
        {
            Wrong(field, node, "a string with something in it");
            return null;
        }

        if (!LineOfText.Is(text))
        {
            Wrong(field, node, "a line of text: nothing else can stand in a comment of generated code");
            return null;
        }

        return text;
    }

    /// <summary>An integer, or a string of one in hexadecimal digits: headers write most numbers so, and JSON cannot.</summary>
    public long? Number(string field, JsonNode node)
    {
        switch (node)
        {
            case JsonNumber number when number.TryGetInt64(out long value):
                return value;
            case JsonString { Value: var text } when text.StartsWith("0x", StringComparison.Ordinal)
                && long.TryParse(text.Substring(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out long value)
                && value >= 0:
                return value;
            default:
                Wrong(field, node, "an integer, or a string of one in hexadecimal: \"0x1001\"");
                return null;
        }
    }

    public string? Word(string field, JsonNode node, IReadOnlyCollection<string> words) =>
        Text(field, node) is { } word && Knows(field, node, word, words) ? word : null;

    /// <summary>Whether a word, all that a field holds or a part of it, is one of a few; reported if it is not.</summary>
    public bool Knows(string field, JsonNode node, string word, IReadOnlyCollection<string> words)
    {
        if (words.Contains(word))
        {
            return true;
        }

        _diagnostics.Report(TableError.UnknownName, node, field, word, Suggestion.For(word, words));
        return false;
    }

    private const string DefaultField = "default";

    private long? CInt(string field, JsonNode node)
    {
        // The least int stands for "this system does not have it" in generated code.
        if (Number(field, node) is not (<= int.MinValue or > int.MaxValue) and var number)
        {
            return number;
        }

        Wrong(field, node, "a C int: -2147483647 to 2147483647");
        return null;
    }

    private IReadOnlyList<JsonNode> Items(string field, JsonNode? node)
    {
        if (node is JsonArray { Items: var items })
        {
            return items;
        }

        if (node is not null)
        {
            Wrong(field, node, "a list");
        }

        return [];
    }

    private AbiMap<string> Texts(string field, JsonNode node, Func<string, JsonNode, string?> read)
    {
        FieldReader systems = Systems(field, node);
        return new(new(Abis.All
            .Where(abi => systems.Find(abi.Name()) is not null)
            .Select(abi => new AbiEntry<string>(abi, read(abi.Name(), systems.At(abi.Name())) ?? ""))));
    }

    private static AbiMap<T> BySystem<T>(FieldReader systems, Func<string, JsonNode, T?> read)
        where T : struct =>
        new(new(Abis.All
            .Where(abi => systems.Find(abi.Name()) is not null)
            .Select(abi => new AbiEntry<T>(abi, read(abi.Name(), systems.At(abi.Name())) ?? default))));

    private FieldReader Systems(string field, JsonNode node, params string[] others) =>
        new(node, $"'{field}'", [.. Abis.All.Select(Abis.Name), .. others], _diagnostics);
}
