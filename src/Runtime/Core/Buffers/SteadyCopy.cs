using System.Runtime.CompilerServices;

namespace Sockopt;

/// <summary>Copies between memory that does not overlap, at the same speed wherever it lies.</summary>
/// <remarks>The framework leaves copies of more than 2 KiB to the C library, and that one, on some processors and up to version
/// 2.38 of glibc, to the string instruction of the processor. On AMD's Zen 3 and Zen 4 that takes twenty times as long where the
/// destination, seen within a page, begins 1 to 15 bytes behind the source (glibc's bug 30994). Smaller copies the framework does
/// itself.</remarks>
internal static class SteadyCopy
{
    private const int PageSize = 4096;
    private const int LongestOfFramework = 2048;
    private const int FirstSteadyDistance = 16;

    /// <summary>Copies all of the source.</summary>
    /// <exception cref="ArgumentException">The destination is shorter than the source.</exception>
    public static void CopySteadilyTo(this ReadOnlySpan<byte> source, Span<byte> destination)
    {
        if (source.Length > LongestOfFramework && IsSlow(source, destination))
        {
            CopyInPieces(source, destination);
        }
        else
        {
            source.CopyTo(destination);
        }
    }

    // Where both lie may change as long as they are managed; then it is slow, or in pieces in vain.
    private static bool IsSlow(ReadOnlySpan<byte> source, Span<byte> destination)
    {
        ref byte first = ref Unsafe.AsRef(in source.GetPinnableReference());
        nint distance = Unsafe.ByteOffset(ref first, ref destination.GetPinnableReference()) & (PageSize - 1);
        return distance is > 0 and < FirstSteadyDistance;
    }

    private static void CopyInPieces(ReadOnlySpan<byte> source, Span<byte> destination)
    {
        while (source.Length > LongestOfFramework)
        {
            source[..LongestOfFramework].CopyTo(destination);
            source = source[LongestOfFramework..];
            destination = destination[LongestOfFramework..];
        }

        source.CopyTo(destination);
    }
}
