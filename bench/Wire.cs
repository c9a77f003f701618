using System.Runtime.InteropServices;
using System.Text;

namespace Sockopt.Bench;

/// <summary>Values as they travel, and a number that tells two of them apart.</summary>
internal static class Wire
{
    /// <summary>A C struct of ints, or an int.</summary>
    public static byte[] Ints(params ReadOnlySpan<int> values) => MemoryMarshal.AsBytes(values).ToArray();

    /// <summary>A C struct of 64-bit integers, or one of them.</summary>
    public static byte[] Longs(params ReadOnlySpan<long> values) => MemoryMarshal.AsBytes(values).ToArray();

    /// <summary>Text in a buffer of so many bytes.</summary>
    public static byte[] Text(string text, int size)
    {
        byte[] wire = new byte[size];
        Encoding.UTF8.GetBytes(text, wire);
        return wire;
    }

    /// <summary>What a value of ints comes to. One int comes to itself, and zeros behind a value make no difference.</summary>
    public static int Fingerprint(params ReadOnlySpan<int> values)
    {
        int sum = 0;
        for (int i = values.Length - 1; i >= 0; i--)
        {
            sum = unchecked((sum * 31) + values[i]);
        }

        return sum;
    }

    /// <summary>What a value of 64-bit integers comes to.</summary>
    public static int Fingerprint(params ReadOnlySpan<long> values) => Fingerprint(MemoryMarshal.Cast<long, int>(values));

    /// <summary>What the bytes of a value come to; those that do not fill an int at the end count too.</summary>
    public static int Fingerprint(ReadOnlySpan<byte> wire)
    {
        Span<int> values = stackalloc int[(wire.Length + sizeof(int) - 1) / sizeof(int)];
        values.Clear();
        wire.CopyTo(MemoryMarshal.AsBytes(values));
        return Fingerprint(values);
    }
}
