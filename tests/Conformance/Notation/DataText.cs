using System.Text;

namespace Sockopt.Conformance.Notation;

/// <summary>Data as a case writes it, and as it is printed: 'text', or x*N for one character many times.</summary>
/// <param name="Unit">What is written.</param>
/// <param name="Count">How often.</param>
internal sealed record DataText(string Unit, int Count)
{
    private const int LongestQuoted = 60;

    /// <summary>The bytes: one for each character.</summary>
    public byte[] ToBytes()
    {
        byte[] unit = Encoding.Latin1.GetBytes(Unit);
        byte[] bytes = new byte[unit.Length * Count];
        for (int start = 0; start < bytes.Length; start += unit.Length)
        {
            unit.CopyTo(bytes, start);
        }

        return bytes;
    }

    /// <summary>Bytes, as a case would write them; the end of a long text is left out.</summary>
    public static string Print(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > 1 && !bytes.ContainsAnyExcept(bytes[0]))
        {
            return $"{Print(bytes[0])}*{bytes.Length}";
        }

        string text = string.Concat(bytes[..Math.Min(bytes.Length, LongestQuoted)].ToArray().Select(Print));
        return bytes.Length > LongestQuoted ? $"'{text}'... ({bytes.Length} bytes)" : $"'{text}'";
    }

    private static string Print(byte one) => one is >= (byte)' ' and <= (byte)'~' ? $"{(char)one}" : $"\\x{one:x2}";
}
