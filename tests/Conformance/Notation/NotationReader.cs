using System.Globalization;

namespace Sockopt.Conformance.Notation;

/// <summary>A place in a text of the notation, from which its elements are read.</summary>
/// <param name="where">The column of the table that the text stands in, for messages.</param>
/// <param name="text">The text.</param>
internal sealed class NotationReader(string where, string text)
{
    /// <summary>Where it is, from 0.</summary>
    public int Position { get; private set; }

    public bool IsAtEnd => Position == text.Length;

    /// <summary>Whether a whole number stands here.</summary>
    public bool IsAtNumber => char.IsAsciiDigit(Next)
        || (Next == '-' && Position + 1 < text.Length && char.IsAsciiDigit(text[Position + 1]));

    private char Next => IsAtEnd ? '\0' : text[Position];

    private string Here => IsAtEnd ? "the end" : $"'{Next}'";

    /// <summary>What has been read since a place.</summary>
    public string Since(int start) => text[start..Position];

    /// <summary>An error at a place, or here.</summary>
    public NotationException Error(string what, int? at = null) => new(where, at ?? Position, what);

    /// <summary>Whether a mark stands here.</summary>
    public bool IsAt(string mark) => text.AsSpan(Position).StartsWith(mark, StringComparison.Ordinal);

    public void SkipSpaces()
    {
        while (Next == ' ')
        {
            Position++;
        }
    }

    /// <summary>Reads a mark if it stands here.</summary>
    public bool Takes(string mark)
    {
        bool isHere = IsAt(mark);
        Position += isHere ? mark.Length : 0;
        return isHere;
    }

    /// <summary>Reads a mark that must stand here.</summary>
    public void Expect(string mark)
    {
        if (!Takes(mark))
        {
            throw Error($"expected '{mark}', not {Here}");
        }
    }

    /// <summary>Reads letters, digits and underscores; at least one.</summary>
    public string Word(string what)
    {
        int start = Position;
        while (char.IsAsciiLetterOrDigit(Next) || Next == '_')
        {
            Position++;
        }

        return Position > start ? Since(start) : throw Error($"expected {what}, not {Here}");
    }

    /// <summary>Reads a word that must be one of some.</summary>
    public T Word<T>(string what, IReadOnlyDictionary<string, T> known)
    {
        int start = Position;
        string word = Word(what);
        return known.TryGetValue(word, out T? value) ? value : throw Error($"unknown {what} '{word}'", start);
    }

    /// <summary>Reads words with bars between them, each of which must be one of some.</summary>
    public IEnumerable<T> Words<T>(string what, IReadOnlyDictionary<string, T> known)
    {
        do
        {
            yield return Word(what, known);
        }
        while (Takes("|"));
    }

    /// <summary>Reads a whole number.</summary>
    public int Number(string what, int minimum = int.MinValue, int maximum = int.MaxValue)
    {
        int start = Position;
        long number = LongNumber(what);
        return number >= minimum && number <= maximum ? (int)number : throw Error($"{what} cannot be {number}", start);
    }

    /// <summary>Reads a whole number of 64 bits.</summary>
    public long LongNumber(string what)
    {
        int start = Position;
        Takes("-");
        while (char.IsAsciiDigit(Next))
        {
            Position++;
        }

        return long.TryParse(Since(start), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number)
            ? number
            : throw Error($"expected {what}, not {(Position > start ? $"'{Since(start)}'" : Here)}", start);
    }

    /// <summary>Reads data: a text in quotes, or a character and how often.</summary>
    public DataText Data()
    {
        if (Next == '\'')
        {
            Position++;
            string quoted = Until("'", "a closing quote");
            Position++;
            return new DataText(quoted, 1);
        }

        int start = Position;
        if (Position + 1 < text.Length && text[Position + 1] == '*')
        {
            Position += 2;
            return new DataText(text[start..(start + 1)], Number("how often", minimum: 0));
        }

        throw Error($"expected data, 'text' or x*N, not {Here}");
    }

    /// <summary>Reads up to one of some characters, which must come.</summary>
    public string Until(string stops, string what)
    {
        int length = text.AsSpan(Position).IndexOfAny(stops);
        return length >= 0 ? Skip(length) : throw Error($"{what} is missing");
    }

    /// <summary>Reads up to one of some characters, or the end; at least one character.</summary>
    public string UntilOrEnd(string stops, string what)
    {
        int length = text.AsSpan(Position).IndexOfAny(stops);
        length = length >= 0 ? length : text.Length - Position;
        return length > 0 ? Skip(length) : throw Error($"expected {what}, not {Here}");
    }

    private string Skip(int length)
    {
        Position += length;
        return Since(Position - length);
    }
}
