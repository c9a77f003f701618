namespace Sockopt.Tests.Core;

/// <summary>The managed user memory: what a copy reaches, and where it ends.</summary>
public sealed class UserMemoryMapTests
{
    private const UserMemoryAccess Both = UserMemoryAccess.Read | UserMemoryAccess.Write;

    private readonly UserMemoryMap _memory = new();

    [Fact]
    public void Nothing_is_mapped_at_first()
    {
        Assert.All([0UL, 1UL, 0x1000UL, ulong.MaxValue], address =>
        {
            Assert.Equal(0, _memory.CopyIn(address, new byte[4]));
            Assert.Equal(0, _memory.CopyOut(address, new byte[4]));
            Assert.Equal(0, _memory.CopyIn(address, []));
            Assert.Equal(0, _memory.CopyOut(address, []));
        });
    }

    [Fact]
    public void What_is_written_is_in_the_memory_and_is_read_back()
    {
        byte[] bytes = new byte[8];
        _memory.Map(0x1000, bytes);
        Assert.Equal(3, _memory.CopyOut(0x1002, [1, 2, 3]));
        Assert.Equal([0, 0, 1, 2, 3, 0, 0, 0], bytes);
        byte[] read = new byte[2];
        Assert.Equal(2, _memory.CopyIn(0x1003, read));
        Assert.Equal([2, 3], read);
        Assert.Equal(8, _memory.CopyIn(0x1000, new byte[8]));
    }

    [Fact]
    public void A_copy_ends_at_the_first_byte_that_is_not_there_and_what_was_copied_stays()
    {
        byte[] bytes = [1, 2, 3, 4];
        _memory.Map(0x1000, bytes);
        byte[] read = [9, 9, 9, 9];
        Assert.Equal(2, _memory.CopyIn(0x1002, read));
        Assert.Equal([3, 4, 9, 9], read);
        Assert.Equal(2, _memory.CopyOut(0x1002, [7, 8, 7, 8]));
        Assert.Equal([1, 2, 7, 8], bytes);
        Assert.Equal(0, _memory.CopyIn(0xFFF, read));
        Assert.Equal(0, _memory.CopyOut(0x1004, read));
    }

    [Fact]
    public void A_copy_goes_over_regions_side_by_side_and_not_over_a_hole()
    {
        byte[] first = [1, 2];
        byte[] second = [3, 4];
        byte[] third = [5, 6];
        _memory.Map(0x2004, third);
        _memory.Map(0x2000, first);
        _memory.Map(0x2002, second);
        byte[] read = new byte[6];
        Assert.Equal(6, _memory.CopyIn(0x2000, read));
        Assert.Equal([1, 2, 3, 4, 5, 6], read);
        Assert.Equal(4, _memory.CopyOut(0x2001, [9, 8, 7, 0]));
        Assert.Equal([1, 9, 8, 7, 0, 6], (byte[])[.. first, .. second, .. third]);
        Assert.True(_memory.Unmap(0x2002));
        Assert.Equal(1, _memory.CopyIn(0x2001, read));
        Assert.Equal(2, _memory.CopyIn(0x2004, read));
    }

    [Theory]
    [InlineData(UserMemoryAccess.None, 0, 0)]
    [InlineData(UserMemoryAccess.Read, 4, 0)]
    [InlineData(UserMemoryAccess.Write, 0, 4)]
    [InlineData(Both, 4, 4)]
    public void A_region_grants_what_it_was_mapped_for(UserMemoryAccess access, int read, int written)
    {
        byte[] bytes = new byte[4];
        _memory.Map(0x1000, bytes, access);
        Assert.Equal(read, _memory.CopyIn(0x1000, new byte[4]));
        Assert.Equal(written, _memory.CopyOut(0x1000, [1, 1, 1, 1]));
        Assert.Equal(written, bytes.Sum(value => value));

        // Also where a copy comes from a region that grants more.
        _memory.Map(0xFFE, new byte[2]);
        Assert.Equal(2 + read, _memory.CopyIn(0xFFE, new byte[6]));
        Assert.Equal(2 + written, _memory.CopyOut(0xFFE, new byte[6]));
    }

    [Fact]
    public void Nothing_lies_behind_the_last_address()
    {
        byte[] top = [1, 2];
        byte[] bottom = [3, 4];
        _memory.Map(ulong.MaxValue - 1, top);
        _memory.Map(0, bottom);
        byte[] read = new byte[4];
        Assert.Equal(2, _memory.CopyIn(ulong.MaxValue - 1, read));
        Assert.Equal([1, 2, 0, 0], read);
        Assert.Equal(1, _memory.CopyOut(ulong.MaxValue, [8, 8, 8]));
        Assert.Equal([1, 8], top);
        Assert.Equal([3, 4], bottom);
        Assert.Equal(2, _memory.CopyIn(0, read));
        Assert.True(_memory.Unmap(ulong.MaxValue - 1));
    }

    [Fact]
    public void A_region_is_somewhere_else_than_the_others()
    {
        _memory.Map(0x1000, new byte[16]);
        Assert.All([(0x1000UL, 1), (0xFFFUL, 2), (0x100FUL, 1), (0xFF0UL, 64)], region =>
            Assert.Throws<ArgumentException>(() => _memory.Map(region.Item1, new byte[region.Item2])));
        _memory.Map(0x1010, new byte[1]);
        _memory.Map(0xFFF, new byte[1]);
        Assert.Throws<ArgumentException>(() => _memory.Map(0x5000, Memory<byte>.Empty));
        Assert.Throws<ArgumentException>(() => _memory.Map(ulong.MaxValue, new byte[2]));
    }

    [Fact]
    public void A_region_is_taken_away_by_its_first_address_and_can_be_mapped_anew()
    {
        byte[] bytes = new byte[16];
        _memory.Map(0x1000, bytes);
        Assert.False(_memory.Unmap(0x1001));
        Assert.False(_memory.Unmap(0xFFF));
        Assert.False(_memory.Unmap(0x9000));
        Assert.True(_memory.Unmap(0x1000));
        Assert.False(_memory.Unmap(0x1000));
        Assert.Equal(0, _memory.CopyOut(0x1000, [1]));
        Assert.Equal(0, bytes[0]);
        _memory.Map(0x1008, bytes);
        Assert.Equal(1, _memory.CopyOut(0x1008, [1]));
        Assert.Equal(1, bytes[0]);
    }

    /// <summary>Held against an array in which each address is a byte or a hole.</summary>
    [Fact]
    public void Any_mapping_is_what_a_list_of_bytes_would_be()
    {
        Random random = new(3);
        for (int round = 0; round < 200; round++)
        {
            UserMemoryMap memory = new();
            byte[] model = new byte[64];
            UserMemoryAccess[] granted = new UserMemoryAccess[64];
            List<(int First, byte[] Bytes)> regions = [];
            int at = random.Next(8);
            while (at < model.Length)
            {
                byte[] bytes = new byte[Math.Min(random.Next(1, 12), model.Length - at)];
                random.NextBytes(bytes);
                UserMemoryAccess access = random.Next(4) > 0 ? Both : (UserMemoryAccess)random.Next(4);
                memory.Map((ulong)at, bytes, access);
                bytes.CopyTo(model, at);
                granted.AsSpan(at, bytes.Length).Fill(access);
                regions.Add((at, bytes));
                at += bytes.Length + (random.Next(2) * random.Next(6));
            }

            for (int call = 0; call < 50; call++)
            {
                Check(memory, model, granted, random);
            }

            Assert.All(regions, region => Assert.Equal(model[region.First..(region.First + region.Bytes.Length)], region.Bytes));
        }
    }

    [Fact]
    public void Copies_need_no_lock_against_mapping()
    {
        byte[] bytes = [5, 5, 5, 5];
        Task mapper = Task.Factory.StartNew(
            () =>
            {
                for (int i = 0; i < 20_000; i++)
                {
                    _memory.Map(0x1002, bytes.AsMemory(2));
                    Assert.True(_memory.Unmap(0x1002));
                }
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default);
        _memory.Map(0x1000, bytes.AsMemory(0, 2));
        byte[] read = new byte[4];
        while (!mapper.IsCompleted)
        {
            int count = _memory.CopyIn(0x1000, read);
            Assert.True(count is 2 or 4);
            Assert.All(read[..count], value => Assert.Equal(5, value));
        }

        Caller.Ends(mapper);
    }

    private static void Check(UserMemoryMap memory, byte[] model, UserMemoryAccess[] granted, Random random)
    {
        int address = random.Next(model.Length);
        byte[] bytes = new byte[random.Next(24)];
        random.NextBytes(bytes);
        bool isOut = random.Next(2) == 0;
        UserMemoryAccess needed = isOut ? UserMemoryAccess.Write : UserMemoryAccess.Read;
        int reach = granted.Skip(address).TakeWhile(access => (access & needed) != 0).Take(bytes.Length).Count();
        if (isOut)
        {
            Assert.Equal(reach, memory.CopyOut((ulong)address, bytes));
            bytes.AsSpan(0, reach).CopyTo(model.AsSpan(address));
        }
        else
        {
            byte[] expected = [.. model.AsSpan(address, reach), .. bytes.AsSpan(reach)];
            Assert.Equal(reach, memory.CopyIn((ulong)address, bytes));
            Assert.Equal(expected, bytes);
        }
    }
}
