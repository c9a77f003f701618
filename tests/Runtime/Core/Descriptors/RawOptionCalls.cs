using System.Runtime.InteropServices;

namespace Sockopt.Tests.Core;

/// <summary>getsockopt(2) and setsockopt(2) of the kernel with any addresses.</summary>
internal static partial class RawOptionCalls
{
    private const string Library = "libc";

    [LibraryImport(Library, EntryPoint = "setsockopt", SetLastError = true)]
    public static partial int Set(int descriptor, int level, int name, ulong value, int length);

    [LibraryImport(Library, EntryPoint = "getsockopt", SetLastError = true)]
    public static partial int Get(int descriptor, int level, int name, ulong value, ulong length);
}
