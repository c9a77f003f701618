namespace Sockopt;

/// <summary>The memory of a process, in which the addresses of its system calls lie (copyin(9), copyout(9)).</summary>
/// <remarks>It is never called under a lock. It is called from any thread, from several at a time, and may be called in the
/// middle of a call that another thread makes at the same socket.</remarks>
public interface IUserMemory
{
    /// <summary>Copies bytes of the process, up to the first one that cannot be read.</summary>
    /// <param name="address">The address of the first byte.</param>
    /// <param name="destination">Where they go. What lies behind the bytes that were copied keeps its content.</param>
    /// <returns>How many were copied. Fewer than asked for is what the caller hears as EFAULT; none at all were asked for is no
    /// error, whatever the address.</returns>
    int CopyIn(ulong address, Span<byte> destination);

    /// <summary>Copies bytes to the process, up to the first one that cannot be written. Those before it are written.</summary>
    /// <param name="address">The address of the first byte.</param>
    /// <param name="source">The bytes.</param>
    /// <returns>As for <see cref="CopyIn"/>.</returns>
    int CopyOut(ulong address, ReadOnlySpan<byte> source);
}
