namespace Sockopt.Generators.Table.Json;

/// <content>What is said about a text that is not JSON.</content>
internal sealed partial class JsonReader
{
    /// <summary>How much of the text a message quotes: a name or a number can be as long as the file.</summary>
    private const int MaxQuotation = 40;

    /// <summary>Fails because something else stands at the position.</summary>
    private void Expected(string what)
    {
        int length = Math.Max(WordLength(_position), CharacterLength(_position));
        Fail(_position, length, $"expected {what}, found {Describe(_position, length)}");
    }

    private bool Fail(int offset, int length, string message)
    {
        _error = new JsonError(offset, length, message);
        return false;
    }

    private string Describe(int offset, int length)
    {
        if (length == 0)
        {
            return "the end of the text";
        }

        if (_text[offset] == '/' && offset + 1 < _text.Length && _text[offset + 1] is '/' or '*')
        {
            return "a comment, which JSON does not have";
        }

        // What a terminal or an IDE may not show, or show as its ASCII look-alike, is told by its number.
        return _text[offset] is >= ' ' and <= '~'
            ? $"'{Quote(offset, length)}'"
            : $"U+{(length == 2 ? char.ConvertToUtf32(_text, offset) : _text[offset]):X4}";
    }

    private string Quote(JsonString token) => Quote(token.Offset, token.Length);

    private string Quote(int offset, int length) =>
        length <= MaxQuotation
            ? _text.Substring(offset, length)
            : _text.Substring(offset, MaxQuotation - 1 + CharacterLength(offset + MaxQuotation - 1)) + "…";

    /// <summary>1, or 2 for a surrogate pair, or 0 at the end of the text.</summary>
    private int CharacterLength(int offset) =>
        offset == _text.Length ? 0
            : offset + 1 < _text.Length && char.IsSurrogatePair(_text[offset], _text[offset + 1]) ? 2
            : 1;

    /// <summary>How far reaches what looks like a literal or a number, valid or not: messages name all of it.</summary>
    private int WordLength(int offset)
    {
        int end = offset;
        while (end < _text.Length && IsWordCharacter(_text[end]))
        {
            end++;
        }

        return end - offset;
    }

    private static bool IsWordCharacter(char c) =>
        IsDigit(c) || c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or '_' or '+' or '-' or '.';
}
