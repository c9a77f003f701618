namespace Sockopt.Generators.Table.Json;

/// <summary>One <c>"name": value</c> of an object. The name is a token too, with an extent of its own.</summary>
internal readonly record struct JsonMember(JsonString Name, JsonNode Value);
