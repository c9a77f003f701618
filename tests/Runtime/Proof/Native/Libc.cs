using System.Runtime.InteropServices;

namespace Sockopt.Tests.Proof.Native;

/// <summary>The calls of the C library that the proof makes past the framework, so that nothing stands between the kernel and
/// what is compared.</summary>
internal static partial class Libc
{
    private const string Library = "libc";

    [LibraryImport(Library, EntryPoint = "socket", SetLastError = true)]
    public static partial int Socket(int domain, int type, int protocol);

    [LibraryImport(Library, EntryPoint = "socketpair", SetLastError = true)]
    public static partial int SocketPair(int domain, int type, int protocol, [Out] int[] descriptors);

    [LibraryImport(Library, EntryPoint = "bind", SetLastError = true)]
    public static partial int Bind(int descriptor, ReadOnlySpan<byte> address, int length);

    [LibraryImport(Library, EntryPoint = "connect", SetLastError = true)]
    public static partial int Connect(int descriptor, ReadOnlySpan<byte> address, int length);

    [LibraryImport(Library, EntryPoint = "listen", SetLastError = true)]
    public static partial int Listen(int descriptor, int backlog);

    [LibraryImport(Library, EntryPoint = "accept4", SetLastError = true)]
    public static partial int Accept(int descriptor, nint address, nint length, int flags);

    [LibraryImport(Library, EntryPoint = "getsockname", SetLastError = true)]
    public static partial int GetSocketName(int descriptor, Span<byte> address, ref int length);

    [LibraryImport(Library, EntryPoint = "getsockopt", SetLastError = true)]
    public static partial int GetOption(int descriptor, int level, int number, Span<byte> value, ref int length);

    [LibraryImport(Library, EntryPoint = "setsockopt", SetLastError = true)]
    public static partial int SetOption(int descriptor, int level, int number, ReadOnlySpan<byte> value, int length);

    [LibraryImport(Library, EntryPoint = "capget", SetLastError = true)]
    public static partial int GetCapabilities(ref CapabilityHeader header, Span<CapabilityWord> words);

    [LibraryImport(Library, EntryPoint = "capset", SetLastError = true)]
    public static partial int SetCapabilities(ref CapabilityHeader header, ReadOnlySpan<CapabilityWord> words);

    [LibraryImport(Library, EntryPoint = "unshare", SetLastError = true)]
    public static partial int Unshare(int flags);

    [LibraryImport(Library, EntryPoint = "ioctl", SetLastError = true)]
    public static partial int Control(int descriptor, nuint request, ReadOnlySpan<byte> argument);

    [LibraryImport(Library, EntryPoint = "syscall", SetLastError = true)]
    public static partial nint SystemCall(nint number, nint first, ReadOnlySpan<byte> second, nint third);

    /// <summary>The error of the last call on this thread.</summary>
    public static int Error => Marshal.GetLastPInvokeError();
}
