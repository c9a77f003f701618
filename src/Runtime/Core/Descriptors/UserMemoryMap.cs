namespace Sockopt;

/// <summary>A user memory of regions that are mapped to managed memory, and of holes between them. Address 0 is in a hole unless
/// somebody maps it.</summary>
/// <remarks>
/// <para>A copy may go over regions that lie side by side. It ends before the first byte that lies in a hole, or in a region that
/// does not grant the access, and before the end of the address space: nothing lies behind the last address. What was copied
/// before stays copied, as in the kernels.</para>
/// <para>Any thread may map, unmap and copy. A copy that is going on when a region is unmapped may still reach it. Copies of
/// several threads to the same bytes are mixed as they happen.</para>
/// </remarks>
/// <example><code>
/// UserMemoryMap memory = new();
/// memory.Map(0x1000, new byte[64], UserMemoryAccess.Read | UserMemoryAccess.Write);
/// </code></example>
public sealed class UserMemoryMap : IUserMemory
{
    private readonly Lock _lock = new();

    // In the order of their addresses; never changed in place, so that copies need no lock.
    private UserRegion[] _regions = [];

    /// <summary>Maps a region.</summary>
    /// <param name="address">The address of its first byte.</param>
    /// <param name="memory">What its bytes are; what is copied there is written into it.</param>
    /// <param name="access">What calls may do to it.</param>
    /// <exception cref="ArgumentException">It is empty, reaches beyond the last address, or overlaps another
    /// region.</exception>
    public void Map(
        ulong address,
        Memory<byte> memory,
        UserMemoryAccess access = UserMemoryAccess.Read | UserMemoryAccess.Write)
    {
        if (memory.IsEmpty || ulong.MaxValue - address < (ulong)(memory.Length - 1))
        {
            throw new ArgumentException("A region has at least one byte, and each has an address.", nameof(memory));
        }

        UserRegion region = new(address, memory, access);
        lock (_lock)
        {
            int index = FirstAtOrBehind(_regions, address);
            if (index < _regions.Length && _regions[index].First <= region.Last)
            {
                throw new ArgumentException("Something is mapped there already.", nameof(address));
            }

            Volatile.Write(ref _regions, [.. _regions[..index], region, .. _regions[index..]]);
        }
    }

    /// <summary>Takes a region away, as a whole.</summary>
    /// <param name="address">The address of its first byte.</param>
    /// <returns>Whether there was one that begins there.</returns>
    public bool Unmap(ulong address)
    {
        lock (_lock)
        {
            int index = FirstAtOrBehind(_regions, address);
            if (index == _regions.Length || _regions[index].First != address)
            {
                return false;
            }

            Volatile.Write(ref _regions, [.. _regions[..index], .. _regions[(index + 1)..]]);
            return true;
        }
    }

    /// <inheritdoc/>
    public int CopyIn(ulong address, Span<byte> destination)
    {
        UserRegion[] regions = Volatile.Read(ref _regions);
        int copied = 0;
        while (copied < destination.Length)
        {
            Span<byte> part = Reach(regions, address, copied, UserMemoryAccess.Read);
            if (part.IsEmpty)
            {
                break;
            }

            int count = Math.Min(part.Length, destination.Length - copied);
            part[..count].CopyTo(destination[copied..]);
            copied += count;
        }

        return copied;
    }

    /// <inheritdoc/>
    public int CopyOut(ulong address, ReadOnlySpan<byte> source)
    {
        UserRegion[] regions = Volatile.Read(ref _regions);
        int copied = 0;
        while (copied < source.Length)
        {
            Span<byte> part = Reach(regions, address, copied, UserMemoryAccess.Write);
            if (part.IsEmpty)
            {
                break;
            }

            int count = Math.Min(part.Length, source.Length - copied);
            source.Slice(copied, count).CopyTo(part);
            copied += count;
        }

        return copied;
    }

    // What lies in one region from there on; nothing in a hole, or where the access is not granted.
    private static Span<byte> Reach(UserRegion[] regions, ulong address, int offset, UserMemoryAccess access)
    {
        if (ulong.MaxValue - address < (ulong)offset)
        {
            return default;
        }

        ulong first = address + (ulong)offset;
        int index = FirstAtOrBehind(regions, first);
        bool isGranted = index < regions.Length && regions[index].First <= first && (regions[index].Access & access) != 0;
        return isGranted ? regions[index].Memory.Span[(int)(first - regions[index].First)..] : default;
    }

    // The first region that does not end before the address.
    private static int FirstAtOrBehind(UserRegion[] regions, ulong address)
    {
        int low = 0;
        int high = regions.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (regions[middle].Last < address)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }
}
