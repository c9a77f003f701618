using System.Runtime.InteropServices;

namespace Sockopt.Tests.Core;

/// <summary>Pages of the process with nothing between them: one that can be read and written, and one that can only be read, each
/// between two with no access. What lies beside them all is other people's, and may change at any time.</summary>
internal sealed partial class NativePages : IDisposable
{
    private const string Library = "libc";
    private const int Pages = 5;
    private const int ReadWrite = 3;
    private const int Read = 1;
    private const int None = 0;
    private const int PrivateAnonymous = 0x22;

    private readonly nint _first;

    public NativePages()
    {
        _first = Map(0, Pages * Size, ReadWrite, PrivateAnonymous, -1, 0);
        Assert.NotEqual(-1, _first);
        Assert.Equal(0, Protect(_first, Size, None));
        Assert.Equal(0, Protect(_first + (2 * Size), Size, None));
        Assert.Equal(0, Protect(_first + (3 * Size), Size, Read));
        Assert.Equal(0, Protect(_first + (4 * Size), Size, None));
    }

    public static int Size { get; } = Environment.SystemPageSize;

    /// <summary>The address of the first byte that can be written.</summary>
    public ulong Start => (ulong)(_first + Size);

    /// <summary>The address behind the last byte that can be written.</summary>
    public ulong End => Start + (ulong)Size;

    /// <summary>The address of the first byte that can only be read; all of them are zero.</summary>
    public ulong ReadOnly => End + (ulong)Size;

    /// <summary>The bytes that can be written.</summary>
    public unsafe Span<byte> Bytes => new((void*)Start, Size);

    public void Dispose() => Assert.Equal(0, Unmap(_first, Pages * Size));

    [LibraryImport(Library, EntryPoint = "mmap", SetLastError = true)]
    private static partial nint Map(nint address, nint length, int access, int flags, int descriptor, nint offset);

    [LibraryImport(Library, EntryPoint = "mprotect", SetLastError = true)]
    private static partial int Protect(nint address, nint length, int access);

    [LibraryImport(Library, EntryPoint = "munmap", SetLastError = true)]
    private static partial int Unmap(nint address, nint length);
}
