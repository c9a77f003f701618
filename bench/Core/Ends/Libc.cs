using System.Runtime.InteropServices;

namespace Sockopt.Bench;

/// <summary>The calls of the C library, as a program without the framework's sockets would declare them.</summary>
internal static partial class Libc
{
    private const string Library = "libc";

    /// <summary>The result of a call that did not fail.</summary>
    public static nint Check(nint result) => result >= 0
        ? result
        : throw new InvalidOperationException($"A system call failed: errno {Marshal.GetLastPInvokeError()}.");

    [LibraryImport(Library, EntryPoint = "socketpair", SetLastError = true)]
    public static partial int SocketPair(int domain, int type, int protocol, Span<int> descriptors);

    [LibraryImport(Library, EntryPoint = "read", SetLastError = true)]
    public static partial nint Read(int descriptor, Span<byte> buffer, nuint count);

    [LibraryImport(Library, EntryPoint = "write", SetLastError = true)]
    public static partial nint Write(int descriptor, ReadOnlySpan<byte> buffer, nuint count);

    [LibraryImport(Library, EntryPoint = "close", SetLastError = true)]
    public static partial int Close(int descriptor);

    [LibraryImport(Library, EntryPoint = "setsockopt", SetLastError = true)]
    public static partial int SetSocketOption(int descriptor, int level, int name, ReadOnlySpan<byte> value, uint length);

    [LibraryImport(Library, EntryPoint = "getsockopt", SetLastError = true)]
    public static partial int GetSocketOption(int descriptor, int level, int name, Span<byte> value, ref uint length);
}
