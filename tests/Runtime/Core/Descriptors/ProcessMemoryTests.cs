using System.Runtime.Versioning;

namespace Sockopt.Tests.Core;

/// <summary>The memory of the process itself as user memory.</summary>
[SupportedOSPlatform("linux")]
public sealed class ProcessMemoryTests
{
    [LinuxFact]
    public void It_reads_and_writes_what_the_process_has()
    {
        using NativePages pages = new();
        ProcessMemory memory = new();
        Assert.True(ProcessMemory.IsSupported);
        Assert.Equal(3, memory.CopyOut(pages.Start + 1, [1, 2, 3]));
        Assert.Equal([0, 1, 2, 3, 0], pages.Bytes[..5].ToArray());
        byte[] read = new byte[2];
        Assert.Equal(2, memory.CopyIn(pages.Start + 2, read));
        Assert.Equal([2, 3], read);
        Assert.Equal(4, memory.CopyIn(pages.ReadOnly, new byte[4]));
    }

    [LinuxFact]
    public void A_copy_ends_where_the_access_does_and_what_was_copied_stays()
    {
        using NativePages pages = new();
        ProcessMemory memory = new();
        pages.Bytes.Fill(7);
        byte[] read = [9, 9, 9, 9];
        Assert.Equal(3, memory.CopyIn(pages.End - 3, read));
        Assert.Equal([7, 7, 7, 9], read);
        Assert.Equal(3, memory.CopyOut(pages.End - 3, [1, 2, 3, 4]));
        Assert.Equal([1, 2, 3], pages.Bytes[^3..].ToArray());
        Assert.Equal(0, memory.CopyOut(pages.ReadOnly, [1]));
        Assert.Equal(0, memory.CopyIn(pages.End, read));
        Assert.Equal(NativePages.Size, memory.CopyIn(pages.ReadOnly, new byte[2 * NativePages.Size]));
        Assert.Equal(0, memory.CopyIn(pages.ReadOnly - 1, read));
    }

    [LinuxFact]
    public void A_wild_address_is_no_more_than_a_fault()
    {
        ProcessMemory memory = new();
        ulong[] wild = [0, 1, 8, 0x8000_0000_0000_0000, 0xFFFF_8000_0000_0000, ulong.MaxValue - 2, ulong.MaxValue];
        Assert.All(wild, address =>
        {
            Assert.Equal(0, memory.CopyIn(address, new byte[8]));
            Assert.Equal(0, memory.CopyOut(address, new byte[8]));
            Assert.Equal(0, memory.CopyIn(address, []));
            Assert.Equal(0, memory.CopyOut(address, []));
        });
    }

    [LinuxFact]
    public void It_copies_over_many_pages()
    {
        ProcessMemory memory = new();
        byte[] source = new byte[(5 * NativePages.Size) + 17];
        new Random(1).NextBytes(source);
        byte[] pinned = GC.AllocateArray<byte>(source.Length + 100, pinned: true);
        ulong address = AddressOf(pinned) + 50;
        Assert.Equal(source.Length, memory.CopyOut(address, source));
        byte[] read = new byte[source.Length];
        Assert.Equal(read.Length, memory.CopyIn(address, read));
        Assert.Equal(source, read);
        Assert.Equal(source, pinned[50..^50]);
    }

    private static unsafe ulong AddressOf(byte[] pinned)
    {
        fixed (byte* first = pinned)
        {
            return (ulong)first;
        }
    }
}
