using System.Globalization;
using System.Text;

namespace Sockopt.Generators.Table.Json;

/// <content>Strings: their characters and escapes.</content>
internal sealed partial class JsonReader
{
    private JsonString? ReadString()
    {
        int offset = _position++;
        bool escaped = false;
        while (_position < _text.Length && _text[_position] is not ('"' or '\n' or '\r'))
        {
            bool escape = _text[_position] == '\\';
            escaped |= escape;
            if (!(escape ? TrySkipEscape() : TrySkipCharacter()))
            {
                return null;
            }
        }

        // What runs into the end of its line has most likely lost its closing quote: underline that line, not the rest.
        if (Current != '"')
        {
            string found = Describe(_position, CharacterLength(_position));
            Fail(offset, _position - offset, $"unterminated string: expected '\"', found {found}");
            return null;
        }

        _position++;
        int length = _position - offset;
        string inside = _text.Substring(offset + 1, length - 2);
        return new JsonString(offset, length, escaped ? Unescape(inside) : inside);
    }

    private bool TrySkipCharacter()
    {
        char c = _text[_position];
        if (c < ' ')
        {
            return Fail(_position, 1, $"a string cannot hold the control character {Describe(_position, 1)}: expected an escape");
        }

        int length = CharacterLength(_position);
        if (length == 1 && char.IsSurrogate(c))
        {
            return Fail(_position, 1, $"expected both halves of a surrogate pair, found only {Describe(_position, 1)}");
        }

        _position += length;
        return true;
    }

    private bool TrySkipEscape()
    {
        int backslash = _position++;
        if (TryTake('u'))
        {
            return TrySkipCodeUnit(backslash);
        }

        if (Current is '"' or '\\' or '/' or 'b' or 'f' or 'n' or 'r' or 't')
        {
            _position++;
            return true;
        }

        int length = CharacterLength(_position);
        string found = Describe(_position, length);
        return Fail(backslash, 1 + length, $"expected one of \" \\ / b f n r t u after '\\', found {found}");
    }

    private bool TrySkipCodeUnit(int backslash)
    {
        for (int digits = 0; digits < 4; digits++, _position++)
        {
            if (!IsHexDigit(Current))
            {
                string found = Describe(_position, CharacterLength(_position));
                return Fail(backslash, _position - backslash, $"expected four hexadecimal digits after '\\u', found {found}");
            }
        }

        return true;
    }

    /// <summary>Decodes the inside of a string whose escapes are known to be well-formed.</summary>
    private static string Unescape(string inside)
    {
        StringBuilder value = new(inside.Length);
        int done = 0;
        for (int escape = inside.IndexOf('\\'); escape >= 0; escape = inside.IndexOf('\\', done))
        {
            char letter = inside[escape + 1];
            value.Append(inside, done, escape - done).Append(letter switch
            {
                'b' => '\b',
                'f' => '\f',
                'n' => '\n',
                'r' => '\r',
                't' => '\t',
                'u' => CodeUnit(inside.Substring(escape + 2, 4)),
                _ => letter,
            });
            done = escape + (letter == 'u' ? 6 : 2);
        }

        return value.Append(inside, done, inside.Length - done).ToString();
    }

    private static char CodeUnit(string digits) =>
        (char)int.Parse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    private static bool IsHexDigit(char c) => IsDigit(c) || c is >= 'a' and <= 'f' or >= 'A' and <= 'F';
}
