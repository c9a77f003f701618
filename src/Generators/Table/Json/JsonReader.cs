namespace Sockopt.Generators.Table.Json;

/// <summary>Reads a JSON document, RFC 8259 and nothing beyond it, into a tree that knows where every token stands.</summary>
/// <remarks>
/// The generator has a reader of its own because one that brings System.Text.Json fails to load in some IDEs. The tests take
/// that library, with its default options, as the judge of what JSON is.
/// <para>A text is read once, left to right, and the first error ends it: what fails records it and returns null or false.</para>
/// </remarks>
internal sealed partial class JsonReader
{
    /// <summary>How many objects and arrays may lie inside one another. The reader recurses no deeper than this.</summary>
    public const int MaxDepth = 64;

    private readonly string _text;
    private int _position;
    private int _depth;
    private JsonError? _error;

    private JsonReader(string text) => _text = text;

    /// <summary>Past the end there is a NUL, which is valid nowhere in JSON either.</summary>
    private char Current => _position < _text.Length ? _text[_position] : '\0';

    /// <summary>Reads a whole document.</summary>
    /// <returns>The document's value, or null exactly if there is an <paramref name="error"/>.</returns>
    public static JsonNode? Read(string text, out JsonError? error)
    {
        JsonReader reader = new(text);
        JsonNode? root = reader.ReadDocument();
        error = reader._error;
        return root;
    }

    private JsonNode? ReadDocument()
    {
        if (ReadValue("a value") is not { } root)
        {
            return null;
        }

        SkipWhitespace();
        if (_position < _text.Length)
        {
            Expected("the end of the text after the document's value");
            return null;
        }

        return root;
    }

    private JsonNode? ReadValue(string expected)
    {
        SkipWhitespace();
        int offset = _position;
        switch (Current)
        {
            case '{':
                return ReadObject();
            case '[':
                return ReadArray();
            case '"':
                return ReadString();
            case '-' or (>= '0' and <= '9'):
                return ReadNumber();
            case 't' when TryTakeWord("true"):
                return new JsonBoolean(offset, _position - offset, true);
            case 'f' when TryTakeWord("false"):
                return new JsonBoolean(offset, _position - offset, false);
            case 'n' when TryTakeWord("null"):
                return new JsonNull(offset, _position - offset);
            default:
                Expected(expected);
                return null;
        }
    }

    private JsonObject? ReadObject()
    {
        int offset = _position;
        if (!TryEnter())
        {
            return null;
        }

        List<JsonMember> members = [];
        if (!TryTakeNext('}'))
        {
            do
            {
                if (ReadMember(members.Count == 0 ? "a member name or '}'" : "a member name after ','") is not { } member)
                {
                    return null;
                }

                members.Add(member);
            }
            while (TryTakeNext(','));

            if (!TryTakeNext('}'))
            {
                Expected($"',' or '}}' after the value of {Quote(members[members.Count - 1].Name)}");
                return null;
            }
        }

        _depth--;
        return new JsonObject(offset, _position - offset, members);
    }

    private JsonMember? ReadMember(string expected)
    {
        SkipWhitespace();
        if (Current != '"')
        {
            Expected(expected);
            return null;
        }

        if (ReadString() is not { } name)
        {
            return null;
        }

        if (!TryTakeNext(':'))
        {
            Expected($"':' after the name {Quote(name)}");
            return null;
        }

        return ReadValue("a value after ':'") is { } value ? new JsonMember(name, value) : null;
    }

    private JsonArray? ReadArray()
    {
        int offset = _position;
        if (!TryEnter())
        {
            return null;
        }

        List<JsonNode> items = [];
        if (!TryTakeNext(']'))
        {
            do
            {
                if (ReadValue(items.Count == 0 ? "a value or ']'" : "a value after ','") is not { } item)
                {
                    return null;
                }

                items.Add(item);
            }
            while (TryTakeNext(','));

            if (!TryTakeNext(']'))
            {
                Expected("',' or ']' after the array's item");
                return null;
            }
        }

        _depth--;
        return new JsonArray(offset, _position - offset, items);
    }

    private bool TryEnter()
    {
        if (_depth == MaxDepth)
        {
            return Fail(_position, 1, $"expected at most {MaxDepth} nested objects and arrays, found one more");
        }

        _depth++;
        _position++;
        return true;
    }

    private void SkipWhitespace()
    {
        while (Current is ' ' or '\t' or '\n' or '\r')
        {
            _position++;
        }
    }

    private bool TryTakeNext(char c)
    {
        SkipWhitespace();
        return TryTake(c);
    }

    private bool TryTake(char c)
    {
        if (Current != c)
        {
            return false;
        }

        _position++;
        return true;
    }

    private bool TryTakeWord(string word)
    {
        if (WordLength(_position) != word.Length || string.CompareOrdinal(_text, _position, word, 0, word.Length) != 0)
        {
            return false;
        }

        _position += word.Length;
        return true;
    }
}
