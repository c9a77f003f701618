using System.Globalization;

namespace Sockopt.Generators.Table.Json;

/// <summary>A value in a JSON document, and where it stands in the text.</summary>
internal abstract class JsonNode(int offset, int length)
{
    /// <summary>Where the value begins in the text, in UTF-16 code units.</summary>
    public int Offset { get; } = offset;

    /// <summary>How long the value is as written: with its quotes or brackets.</summary>
    public int Length { get; } = length;

    /// <summary>Where to point for a member: at its value, or here if there is no such member.</summary>
    public virtual JsonNode At(string member) => this;
}

/// <summary>An object. Members are in the order of the text, and a name that occurs twice is there twice.</summary>
internal sealed class JsonObject(int offset, int length, IReadOnlyList<JsonMember> members) : JsonNode(offset, length)
{
    public IReadOnlyList<JsonMember> Members { get; } = members;

    public override JsonNode At(string member) =>
        Members.Where(candidate => candidate.Name.Value == member).Select(candidate => candidate.Value).FirstOrDefault() ?? this;
}

/// <summary>An array.</summary>
internal sealed class JsonArray(int offset, int length, IReadOnlyList<JsonNode> items) : JsonNode(offset, length)
{
    public IReadOnlyList<JsonNode> Items { get; } = items;
}

/// <summary>A string, or the name of a member.</summary>
internal sealed class JsonString(int offset, int length, string value) : JsonNode(offset, length)
{
    /// <summary>The string, decoded. An escape may name half of a surrogate pair (RFC 8259, section 8.2).</summary>
    public string Value { get; } = value;
}

/// <summary>A number, kept as written: JSON does not say how precise it is.</summary>
internal sealed class JsonNumber(int offset, int length, string raw) : JsonNode(offset, length)
{
    /// <summary>The number as written.</summary>
    public string Raw { get; } = raw;

    /// <summary>The number as an integer, if it is written as one (<c>1.0</c> and <c>1e0</c> are not) and fits.</summary>
    public bool TryGetInt64(out long value) =>
        long.TryParse(Raw, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);
}

/// <summary><c>true</c> or <c>false</c>.</summary>
internal sealed class JsonBoolean(int offset, int length, bool value) : JsonNode(offset, length)
{
    public bool Value { get; } = value;
}

/// <summary><c>null</c>.</summary>
internal sealed class JsonNull(int offset, int length) : JsonNode(offset, length);
