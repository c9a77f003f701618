using System.Text.Json;
using Sockopt.Generators.Table.Json;

namespace Sockopt.Generators.Tests.Json;

/// <summary>The framework's reader with its default options: the judge of what JSON is and what it means.</summary>
internal static class SystemTextJson
{
    public static bool Accepts(string text)
    {
        using JsonDocument? document = Parse(text);
        return document is not null;
    }

    /// <summary>Asserts that both readers accept the text or both reject it, and that they agree on what it means.</summary>
    public static void AssertAgrees(string text)
    {
        JsonNode? root = JsonReader.Read(text, out JsonError? error);
        using JsonDocument? document = Parse(text);
        if ((root is null) != (document is null))
        {
            string verdict = error is { } e ? $"rejected at {e.Offset} ({e.Message})" : "accepted";
            Assert.Fail($"{verdict}, unlike System.Text.Json: {text}");
        }

        Assert.Equal(root is null, error is not null);
        if (root is not null)
        {
            AssertSame(document!.RootElement, root);
        }
    }

    private static JsonDocument? Parse(string text)
    {
        try
        {
            return JsonDocument.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
        catch (ArgumentException)
        {
            // The text holds half of a surrogate pair, so that it cannot become the UTF-8 that System.Text.Json reads.
            return null;
        }
    }

    private static void AssertSame(JsonElement expected, JsonNode actual)
    {
        switch (actual)
        {
            case JsonObject actualObject:
                Assert.Equal(JsonValueKind.Object, expected.ValueKind);
                JsonProperty[] properties = [.. expected.EnumerateObject()];
                Assert.Equal(properties.Length, actualObject.Members.Count);
                foreach ((JsonProperty property, JsonMember member) in properties.Zip(actualObject.Members))
                {
                    AssertSameText(() => property.Name, member.Name);
                    AssertSame(property.Value, member.Value);
                }

                break;
            case JsonArray actualArray:
                Assert.Equal(JsonValueKind.Array, expected.ValueKind);
                Assert.Equal(expected.GetArrayLength(), actualArray.Items.Count);
                foreach ((JsonElement element, JsonNode item) in expected.EnumerateArray().Zip(actualArray.Items))
                {
                    AssertSame(element, item);
                }

                break;
            case JsonString actualString:
                Assert.Equal(JsonValueKind.String, expected.ValueKind);
                AssertSameText(() => expected.GetString()!, actualString);
                break;
            case JsonNumber actualNumber:
                Assert.Equal(JsonValueKind.Number, expected.ValueKind);
                Assert.Equal(expected.GetRawText(), actualNumber.Raw);
                Assert.Equal(expected.TryGetInt64(out long expectedInteger), actualNumber.TryGetInt64(out long actualInteger));
                Assert.Equal(expectedInteger, actualInteger);
                break;
            case JsonBoolean actualBoolean:
                Assert.Equal(actualBoolean.Value ? JsonValueKind.True : JsonValueKind.False, expected.ValueKind);
                break;
            default:
                Assert.IsType<JsonNull>(actual);
                Assert.Equal(JsonValueKind.Null, expected.ValueKind);
                break;
        }
    }

    private static void AssertSameText(Func<string> expected, JsonString actual)
    {
        if (HasLoneSurrogate(actual.Value))
        {
            Assert.Throws<InvalidOperationException>(expected);
        }
        else
        {
            Assert.Equal(expected(), actual.Value);
        }
    }

    private static bool HasLoneSurrogate(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogatePair(text, i))
            {
                i++;
            }
            else if (char.IsSurrogate(text[i]))
            {
                return true;
            }
        }

        return false;
    }
}
