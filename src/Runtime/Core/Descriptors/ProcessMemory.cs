using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace Sockopt;

/// <summary>The memory of the running process as user memory, for a host whose callers have real addresses. The kernel does the
/// copies (process_vm_readv(2), process_vm_writev(2)), so that a wild address is EFAULT, and not the end of the
/// process.</summary>
/// <remarks>An address that is mapped is not a wild one: who may pass any may read and write whatever the process can, the heap
/// of the runtime included. Only for callers that can do that anyway.</remarks>
[SupportedOSPlatform("linux")]
public sealed partial class ProcessMemory : IUserMemory
{
    private const string Library = "libc";
    private static readonly nuint PageSize = (nuint)Environment.SystemPageSize;

    /// <summary>The memory of the running process.</summary>
    /// <exception cref="PlatformNotSupportedException">The system does not let the process copy so: it is no Linux, has no such
    /// call, or a filter for system calls forbids it.</exception>
    public ProcessMemory()
    {
        if (!IsSupported)
        {
            throw new PlatformNotSupportedException(
                "process_vm_readv(2) and process_vm_writev(2) are not to be had here. A UserMemoryMap needs no system.");
        }
    }

    /// <summary>Whether the system lets the process copy so.</summary>
    [SupportedOSPlatformGuard("linux")]
    public static bool IsSupported { get; } = OperatingSystem.IsLinux() && CanCopy();

    /// <inheritdoc/>
    public unsafe int CopyIn(ulong address, Span<byte> destination)
    {
        fixed (byte* first = destination)
        {
            return Copy(address, first, destination.Length, Read);
        }
    }

    /// <inheritdoc/>
    public unsafe int CopyOut(ulong address, ReadOnlySpan<byte> source)
    {
        fixed (byte* first = source)
        {
            return Copy(address, first, source.Length, Write);
        }
    }

    private delegate nint Transfer(int process, in IoVector own, nuint owns, in IoVector other, nuint others, nuint flags);

    // Page by page: a copy ends exactly where the first page begins that does not grant it.
    private static unsafe int Copy(ulong address, byte* own, int length, Transfer transfer)
    {
        int copied = 0;
        while (copied < length && nuint.MaxValue >= address && nuint.MaxValue - address >= (ulong)copied)
        {
            nuint first = (nuint)address + (nuint)copied;
            nuint rest = Math.Min(PageSize - (first % PageSize), (nuint)(length - copied));
            nint count = transfer(
                Environment.ProcessId, new IoVector((nuint)(own + copied), rest), 1, new IoVector(first, rest), 1, 0);
            if (count <= 0)
            {
                ThrowIfForbidden(Marshal.GetLastPInvokeError());
                break;
            }

            copied += (int)count;
        }

        return copied;
    }

    // EFAULT has one number everywhere.
    private static void ThrowIfForbidden(int error)
    {
        if (error != (int)Errno.EFAULT)
        {
            throw new PlatformNotSupportedException($"The system does not copy for this process: error {error} of Linux.");
        }
    }

    private static unsafe bool CanCopy()
    {
        try
        {
            byte source = 1;
            byte destination = 0;
            return Copy((ulong)&source, &destination, 1, Read) == 1 && Copy((ulong)&source, &destination, 1, Write) == 1;
        }
        catch (Exception e) when (e is PlatformNotSupportedException or EntryPointNotFoundException or DllNotFoundException)
        {
            return false;
        }
    }

    [LibraryImport(Library, EntryPoint = "process_vm_readv", SetLastError = true)]
    private static partial nint Read(
        int process, in IoVector own, nuint owns, in IoVector other, nuint others, nuint flags);

    [LibraryImport(Library, EntryPoint = "process_vm_writev", SetLastError = true)]
    private static partial nint Write(
        int process, in IoVector own, nuint owns, in IoVector other, nuint others, nuint flags);

    // struct iovec
    [StructLayout(LayoutKind.Sequential)]
    private readonly struct IoVector(nuint first, nuint length)
    {
        public readonly nuint First = first;
        public readonly nuint Length = length;
    }
}
