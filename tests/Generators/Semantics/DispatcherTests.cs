using static System.BitConverter;

namespace Sockopt.Generators.Tests.Semantics;

/// <summary>What a generated dispatcher does: sosetopt and sogetopt by number.</summary>
public sealed class DispatcherTests
{
    private const int Acme = 0xACE;
    private const int Plain = 300;

    /// <summary>Where the address and port stand in a Packed.</summary>
    private const int PeerOffset = 72;

    private readonly LoadedSocket _socket = new(OptionDialect.OpenBsd);

    /// <summary>The numbers of the options that are kept, and a value of each.</summary>
    public static TheoryData<int, byte[]> Values => new()
    {
        { 65, GetBytes(-7) },
        { 66, GetBytes(long.MinValue) },
        { 67, GetBytes(3600) },
        { 68, GetBytes(1500) },
        { 69, GetBytes(int.MaxValue) },
        { 70, [.. GetBytes(5L), .. GetBytes(999_999L)] },
        { 71, GetBytes(54) },
        { 72, GetBytes(2) },
        { 73, GetBytes(17) },
        { 74, [127, 0, 0, 1] },
        { 75, [0xFE, 0x80, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1] },
        { 76, GetBytes(3) },
        { 77, "tahoe"u8.ToArray() },
        { 78, [8, 7, 6, 5, 4, 3, 2, 1] },
        { 79, GetBytes(0x4000) },
        { 80, GetBytes(11) },
        { 81, Route },
        { 82, GetBytes(uint.MaxValue) },
        { 83, [.. Enumerable.Range(1, 16).Select(value => (byte)value)] },
        { 84, [28, 24, 0, 80, 0, 0, 0, 0, 0xFE, 0x80, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 3, 0, 0, 0] },
        { 85, [.. GetBytes(1), .. GetBytes(-2)] },
        { 86, GetBytes(5) },
        { 87, Packed },
        { 96, GetBytes(-1) },
        { 97, GetBytes(-5_000_000_000) },
    };

    // State, two halves of a byte, Limited, padding, KeyLength, Port, Rate, Age, Delay, Jitter, padding, Busy, Name, Key, …
    private static byte[] Packed =>
    [
        1, 0x32, 4, 0, .. GetBytes((ushort)2), .. GetBytes((ushort)80), .. GetBytes(uint.MaxValue), .. GetBytes(5),
        .. GetBytes(6), .. GetBytes(7), .. GetBytes(8L), .. "en0"u8, .. new byte[13], 9, 8, .. new byte[18], .. new byte[4],
        16, 2, 0, 53, 127, 0, 0, 1, .. new byte[120], .. Enumerable.Repeat((byte)7, 16), .. GetBytes(5), 1, 10, .. new byte[2],
        .. GetBytes(-1L),
    ];

    // Metric, padding, Cookie, Up, Gateway, Source, …, Type, Protocol, Colour, Gear, padding.
    private static byte[] Route =>
    [
        .. GetBytes(1), .. GetBytes(0), .. GetBytes(2L), .. GetBytes(1), 10, 0, 0, 1, .. new byte[15], 1, .. GetBytes(5),
        .. GetBytes(6), .. GetBytes(7), .. GetBytes(8), .. GetBytes(9), .. GetBytes(1), .. GetBytes(6), .. GetBytes(1),
        .. GetBytes(10), .. GetBytes(0),
    ];

    [Theory]
    [MemberData(nameof(Values))]
    public void A_value_that_is_kept_comes_back_byte_for_byte(int name, byte[] value)
    {
        Assert.Equal(Errno.Success, _socket.Set(Acme, name, value));

        Assert.Equal(Errno.Success, _socket.Get(Acme, name, 256, out byte[] kept));
        Assert.Equal(value, kept);
    }

    [Theory]
    [MemberData(nameof(Values))]
    public void A_buffer_that_is_short_gets_the_first_bytes(int name, byte[] value)
    {
        _socket.Set(Acme, name, value);

        Assert.Equal(Errno.Success, _socket.Get(Acme, name, 3, out byte[] kept));
        Assert.Equal(value[..3], kept);
    }

    [Theory]
    [MemberData(nameof(Values))]
    public void A_value_that_is_short_is_EINVAL_unless_its_length_is_free(int name, byte[] value)
    {
        bool isFree = name is 77 or 78;

        Assert.Equal(isFree ? Errno.Success : Errno.EINVAL, _socket.Set(Acme, name, value[..^1]));
    }

    [Theory]
    [MemberData(nameof(Values))]
    public void A_value_that_was_never_set_is_the_default_of_its_type(int name, byte[] value)
    {
        // Text, bytes and lists are empty; what is zero in .NET is zero on the wire, but for a Gear, whose Neutral is 10 on the
        // core, and for an address and a port, which begin with their length and their domain.
        byte[] expected = name is 77 or 78 or 85 ? [] : new byte[name == 84 ? 16 : value.Length];
        switch (name)
        {
            case 80:
                expected[0] = 10;
                break;
            case 81:
                expected[^8] = 10;
                break;
            case 84:
                (expected[0], expected[1]) = (16, 2);
                break;
            case 87:
                (expected[PeerOffset], expected[PeerOffset + 1], expected[^11]) = (16, 2, 10);
                break;
        }

        Assert.Equal(Errno.Success, _socket.Get(Acme, name, 256, out byte[] kept));
        Assert.Equal(expected, kept);
    }

    [Theory]
    [InlineData(Acme, 4, 4)]
    [InlineData(Acme, 512, 512)]
    [InlineData(Plain, 8, 1)]
    public void A_flag_reads_back_as_its_bit_where_flags_are_bits(int level, int name, int read)
    {
        Assert.Equal(Errno.Success, _socket.Set(level, name, GetBytes(-1)));
        Assert.Equal(read, Number(level, name));

        Assert.Equal(Errno.Success, _socket.Set(level, name, GetBytes(0)));
        Assert.Equal(0, Number(level, name));

        Assert.Equal(Errno.EINVAL, _socket.Set(level, name, 1, 0, 0));
    }

    [Fact]
    public void A_flag_or_a_linger_that_cannot_always_be_read_reads_as_its_bit_when_it_can()
    {
        Assert.Equal(Errno.ENOTCONN, _socket.Get(Acme, 2048, 8, out _));
        Assert.Equal(Errno.ENOTCONN, _socket.Get(Acme, 4096, 8, out _));

        _socket.Set(Acme, 4, GetBytes(1));

        Assert.Equal(2048, Number(Acme, 2048));
        Assert.Equal(Errno.Success, _socket.Get(Acme, 4096, 8, out byte[] linger));
        Assert.Equal([.. GetBytes(4096), .. GetBytes(5)], linger);
    }

    [Fact]
    public void What_is_not_UTF8_or_no_number_of_an_enumeration_is_EINVAL()
    {
        Assert.Equal(Errno.EINVAL, _socket.Set(Acme, 77, [.. Enumerable.Repeat((byte)0xFF, 16)]));
        Assert.Equal(Errno.EINVAL, _socket.Set(Acme, 80, GetBytes(-5)));
        Assert.Equal(Errno.EINVAL, _socket.Set(Acme, 80, GetBytes(int.MinValue)));
        Assert.Equal(Errno.Success, _socket.Set(Acme, 80, GetBytes(4711)));
        Assert.Equal(4711, Number(Acme, 80));
    }

    [Theory]
    [InlineData(Acme, 128, 128)]
    [InlineData(Plain, 16, 1)]
    public void A_linger_reads_back_like_a_flag(int level, int name, int read)
    {
        _socket.Set(level, name, [.. GetBytes(1), .. GetBytes(5)]);

        _socket.Get(level, name, 8, out byte[] value);

        Assert.Equal([.. GetBytes(read), .. GetBytes(5)], value);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(128)]
    [InlineData(1024)]
    public void On_Linux_what_is_on_reads_one(int name)
    {
        LoadedSocket socket = new(OptionDialect.Linux);
        socket.Set(Acme, name, [.. GetBytes(1), .. GetBytes(0)]);

        socket.Get(Acme, name, 4, out byte[] value);

        Assert.Equal(GetBytes(1), value);
    }

    [Theory]
    [InlineData(Acme + 1, 65)]
    [InlineData(Acme, 9999)]
    [InlineData(Acme, -1)]
    [InlineData(301, 1)]
    public void Another_level_or_name_is_ENOPROTOOPT(int level, int name)
    {
        Assert.Equal(Errno.ENOPROTOOPT, _socket.Set(level, name, GetBytes(1)));
        Assert.Equal(Errno.ENOPROTOOPT, _socket.Get(level, name, 4, out byte[] value));
        Assert.Empty(value);
    }

    [Theory]
    [InlineData(112)]
    [InlineData(114)]
    [InlineData(116)]
    [InlineData(120)]
    public void Setting_what_the_core_only_reads_is_ENOPROTOOPT(int name) =>
        Assert.Equal(Errno.ENOPROTOOPT, _socket.Set(Acme, name, GetBytes(1)));

    [Theory]
    [InlineData(117)]
    [InlineData(118)]
    [InlineData(119)]
    public void Reading_what_can_only_be_set_is_ENOPROTOOPT(int name) =>
        Assert.Equal(Errno.ENOPROTOOPT, _socket.Get(Acme, name, 64, out _));

    [Theory]
    [InlineData(96, -2, Errno.EINVAL)]
    [InlineData(96, -1, Errno.Success)]
    [InlineData(96, 255, Errno.Success)]
    [InlineData(96, 256, Errno.EINVAL)]
    [InlineData(98, 0, Errno.EINVAL)]
    [InlineData(98, 1, Errno.Success)]
    [InlineData(99, 1000, Errno.Success)]
    [InlineData(99, 1001, Errno.EINVAL)]
    public void A_value_out_of_range_is_EINVAL_and_does_nothing(int name, int value, Errno expected)
    {
        _socket.Set(Acme, 96, GetBytes(5));

        Assert.Equal(expected, _socket.Set(Acme, name, GetBytes(value)));

        Assert.Equal(name == 96 && expected == Errno.Success ? value : 5, Number(Acme, 96));
        Assert.Equal(name != 96 && expected == Errno.Success, _socket.Calls.Length > 0);
    }

    [Theory]
    [InlineData(5_000_000_000, Errno.Success)]
    [InlineData(5_000_000_001, Errno.EINVAL)]
    public void The_range_is_that_of_the_core(long value, Errno expected) =>
        Assert.Equal(expected, _socket.Set(Acme, 97, GetBytes(value)));

    [Fact]
    public void What_acts_is_called_with_the_value()
    {
        Assert.Equal(Errno.Success, _socket.Set(Acme, 98, GetBytes(3)));
        Assert.Equal(Errno.Success, _socket.Set(Acme, 99, GetBytes(250)));
        Assert.Equal(Errno.Success, _socket.Set(Acme, 117));
        Assert.Equal(Errno.Success, _socket.Set(Acme, 118, Route));
        Assert.Equal(Errno.Success, _socket.Set(Acme, 119, "tag\0rest"u8.ToArray()));
        Assert.Equal(Errno.Success, _socket.Set(Acme, 121, GetBytes(1)));

        Assert.Equal("Limit 3;Delay 00:00:00.2500000;Reset;Join 1 10.0.0.1 Neutral;Tag tag;DualIn 1;", _socket.Calls);
    }

    [Fact]
    public void What_acts_reads_back_what_its_handler_kept()
    {
        _socket.Set(Acme, 98, GetBytes(3));

        Assert.Equal(6, Number(Acme, 98));
    }

    [Fact]
    public void What_a_handler_answers_is_the_answer()
    {
        Assert.Equal(Errno.EBUSY, _socket.Set(Acme, 115, GetBytes(0L)));
        Assert.Equal(Errno.ENOTCONN, _socket.Get(Acme, 113, 80, out byte[] value));
        Assert.Empty(value);
    }

    [Fact]
    public void Reading_clears_what_clears()
    {
        _socket.Set(Acme, 115, GetBytes(5L));

        Assert.Equal((54, 0), (Number(Acme, 114), Number(Acme, 114)));
        Assert.Equal((5, 0), (Number(Acme, 115), Number(Acme, 115)));
    }

    [Fact]
    public void What_is_only_read_is_asked_for()
    {
        Assert.Equal((7, 8, 9, 1024), (Number(Acme, 112), Number(Acme, 120), Number(Acme, 116), Number(Acme, 1024)));
        Assert.Equal(Errno.Success, _socket.Get(Acme, 121, 64, out byte[] value));
        Assert.Equal([1, 2, 3], value);
    }

    private int Number(int level, int name)
    {
        Assert.Equal(Errno.Success, _socket.Get(level, name, 8, out byte[] value));
        return ToInt32(value);
    }
}
