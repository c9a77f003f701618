using static Sockopt.OptionAbi;

namespace Sockopt.Tests.Options;

/// <summary>How numbers travel on each system, and which numbers are refused.</summary>
public sealed class NumberCodecTests
{
    public static TheoryData<string, OptionCodec<int>, OptionAbi, int, string> Numbers => new()
    {
        { "int", OptionCodec.Int32, Linux, -2, "FEFFFFFF" },
        { "a byte of a struct", OptionCodec.UInt8, Linux, 255, "FF" },
        { "a short of a struct", OptionCodec.UInt16, Linux, 65534, "FEFF" },
        { "a byte on OpenBSD", OptionCodec.Int32.AsByte(OpenBsd), OpenBsd, 4, "04" },
        { "a byte elsewhere than on Linux", OptionCodec.Int32.AsByte(OpenBsd), Linux, 4, "04000000" },
        { "a byte elsewhere than on the core", OptionCodec.Int32.AsByte(OpenBsd), OptionAbi.Core, 4, "04000000" },
        { "network order on Linux", OptionCodec.Int32.InNetworkOrder(Linux), Linux, 0x01020304, "01020304" },
        { "network order elsewhere than on macOS", OptionCodec.Int32.InNetworkOrder(Linux), Darwin, 0x01020304, "04030201" },
    };

    [Theory]
    [MemberData(nameof(Numbers))]
    public void A_number_travels_as_the_table_says(string what, OptionCodec<int> codec, OptionAbi abi, int value, string bytes) =>
        AssertRoundTrip(what, codec, value, abi, bytes);

    [Fact]
    public void Other_types_travel_as_numbers()
    {
        AssertRoundTrip("flag", OptionCodec.Flag.AsByte(OpenBsd), true, OpenBsd, "01");
        AssertRoundTrip("flag", OptionCodec.Flag.AsByte(OpenBsd), true, Windows, "01000000");
        AssertRoundTrip("long", OptionCodec.Int64, -1L, Linux, "FFFFFFFFFFFFFFFF");
        AssertRoundTrip("unsigned", OptionCodec.UInt32, 4294967295L, Linux, "FFFFFFFF");
        AssertRoundTrip("unsigned time", OptionCodec.UnsignedSeconds, TimeSpan.FromSeconds(4294967295), Linux, "FFFFFFFF");
        AssertRoundTrip("unsigned time", OptionCodec.UnsignedMilliseconds, TimeSpan.FromMilliseconds(3), Linux, "03000000");
        AssertRoundTrip("unsigned time", OptionCodec.UnsignedMicroseconds, TimeSpan.FromMicroseconds(3), Linux, "03000000");
        AssertRoundTrip("long time", OptionCodec.Microseconds64, TimeSpan.FromDays(1), Linux, "0060D71D14000000");
    }

    public static TheoryData<string, Action, string> Refusals => new()
    {
        {
            "time", () => Encode(OptionCodec.Seconds.Between(1, 32767), TimeSpan.FromSeconds(120_000), Linux),
            "OPTION takes 1 to 32767 seconds; 1.09:20:00 is 120000."
        },
        {
            "no time", () => Encode(OptionCodec.Milliseconds.Between(1, 9), TimeSpan.Zero, Linux),
            "OPTION takes 1 to 9 milliseconds; 00:00:00 is 0."
        },
        {
            "any time", () => Encode(OptionCodec.Microseconds, TimeSpan.MaxValue, Linux),
            "OPTION takes -2147483648 to 2147483647 microseconds; "
        },
        {
            "unsigned time", () => Encode(OptionCodec.UnsignedSeconds, TimeSpan.FromSeconds(-1), Linux),
            "OPTION takes 0 to 4294967295 seconds; "
        },
        {
            "long time", () => Encode(OptionCodec.Microseconds64, TimeSpan.FromSeconds(-1), Linux),
            "OPTION takes 0 to 922337203685477581 microseconds; "
        },
        { "below", () => Encode(OptionCodec.Int32.Between(1, 255), 0, Linux), "OPTION takes 1 to 255, not 0." },
        { "above", () => Encode(OptionCodec.Int32.Between(1, 255), 256, Linux), "OPTION takes 1 to 255, not 256." },
        {
            "there", () => Encode(OptionCodec.Int32.Between(1, 255).Between(Linux, -1, 127), 128, Linux),
            "OPTION takes -1 to 127, not 128."
        },
        { "byte", () => Encode(OptionCodec.Int32.AsByte(OpenBsd), 256, OpenBsd), "OPTION takes 0 to 255, not 256." },
        {
            "byte with a range", () => Encode(OptionCodec.Int32.Between(0, 9).AsByte(OpenBsd), 10, OpenBsd),
            "OPTION takes 0 to 9, not 10."
        },
        {
            "byte before its range", () => Encode(OptionCodec.Int32.AsByte(OpenBsd).Between(0, 1000), 300, OpenBsd),
            "OPTION takes 0 to 255, not 300."
        },
        {
            "byte after its range", () => Encode(OptionCodec.Int32.Between(0, 1000).AsByte(OpenBsd), 300, OpenBsd),
            "OPTION takes 0 to 255, not 300."
        },
        {
            "byte before its range there",
            () => Encode(OptionCodec.Int32.AsByte(OpenBsd).Between(OpenBsd, 0, 1000), 300, OpenBsd),
            "OPTION takes 0 to 255, not 300."
        },
        {
            "range beyond an int",
            () => Encode(OptionCodec.Seconds.Between(0, 4_000_000_000), TimeSpan.FromSeconds(3_000_000_000), Linux),
            "OPTION takes 0 to 2147483647 seconds; "
        },
        {
            "less than no unsigned time", () => Encode(OptionCodec.UnsignedSeconds, TimeSpan.FromSeconds(-0.5), Linux),
            "OPTION takes 0 to 4294967295 seconds; "
        },
        {
            "less than no time", () => Encode(OptionCodec.Seconds.Between(0, 9), Timeout.InfiniteTimeSpan, Linux),
            "OPTION takes 0 to 9 seconds; "
        },
        { "byte of a struct", () => Encode(OptionCodec.UInt8, -1, Linux), "OPTION takes 0 to 255, not -1." },
        { "short of a struct", () => Encode(OptionCodec.UInt16, 65536, Linux), "OPTION takes 0 to 65535, not 65536." },
        { "unsigned", () => Encode(OptionCodec.UInt32, -1, Linux), "OPTION takes 0 to 4294967295, not -1." },
        {
            "long", () => Encode(OptionCodec.Int64.Between(0, long.MaxValue), -1, Linux),
            "OPTION takes 0 to 9223372036854775807, not -1."
        },
        {
            "network order", () => Encode(OptionCodec.Int32.Between(0, 9).InNetworkOrder(Linux), 10, Linux),
            "OPTION takes 0 to 9, not 10."
        },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public void A_number_out_of_range_is_refused_with_option_unit_and_range(string what, Action encode, string message)
    {
        ArgumentOutOfRangeException exception = Assert.Throws<ArgumentOutOfRangeException>(encode);
        Assert.True(exception.Message.Contains(message, StringComparison.Ordinal), $"{what}: {exception.Message}");
    }

    [Fact]
    public void What_another_system_refuses_is_taken() =>
        AssertRoundTrip("there", OptionCodec.Int32.Between(1, 255).Between(Linux, -1, 127), -1, Linux, "FFFFFFFF");

    [Fact]
    public void The_core_answers_what_is_out_of_range_and_tells_whatever_was_kept()
    {
        OptionCodec<int> codec = OptionCodec.Int32.Between(1, 255).Between(OptionAbi.Core, 2, 9);

        Assert.Equal(Errno.EINVAL, codec.Check([1, 0, 0, 0], OptionDialect.Linux));
        Assert.Equal(Errno.Success, codec.Check([2, 0, 0, 0], OptionDialect.Linux));
        Assert.Equal(Errno.EINVAL, codec.Check([10, 0, 0, 0], OptionDialect.Linux));
        Assert.Equal(Errno.EINVAL, codec.Check([2, 0, 0], OptionDialect.Linux));
        AssertRoundTrip("kept", codec, 18, OptionAbi.Core, "12000000");

        // What no int holds cannot be told either.
        Assert.Throws<ArgumentOutOfRangeException>(
            () => Encode(OptionCodec.Seconds.Between(1, 9), TimeSpan.MaxValue, OptionAbi.Core));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(TimeSpan.TicksPerSecond, 1)]
    [InlineData(TimeSpan.TicksPerSecond + 1, 2)]
    [InlineData(-TimeSpan.TicksPerSecond, -1)]
    [InlineData(-TimeSpan.TicksPerSecond - 1, -2)]
    [InlineData(-TimeSpan.TicksPerMillisecond, -1)]
    [InlineData(-1, -1)]
    public void A_fraction_of_the_unit_is_rounded_up(long ticks, int seconds)
    {
        byte[] bytes = Encode(OptionCodec.Seconds, new TimeSpan(ticks), Linux);
        Assert.Equal(seconds, BitConverter.ToInt32(bytes));
    }

    [Fact]
    public void A_time_beyond_a_TimeSpan_is_the_longest()
    {
        Assert.Equal(TimeSpan.MaxValue, OptionCodec.Microseconds64.Decode(BitConverter.GetBytes(long.MaxValue), Linux));
        Assert.Equal(TimeSpan.MaxValue, OptionCodec.Microseconds64.Decode(BitConverter.GetBytes(ulong.MaxValue), Linux));
        Assert.Equal(TimeSpan.MaxValue, OptionCodec.Microseconds64.Decode(BitConverter.GetBytes(long.MinValue), Linux));

        // What was read can be set.
        AssertRoundTrip("longest", OptionCodec.Microseconds64, TimeSpan.MaxValue, Linux, "CDCCCCCCCCCCCC0C");
    }

    [Fact]
    public void What_came_back_in_other_bytes_than_it_has_is_read_without_a_sign()
    {
        byte[] large = BitConverter.GetBytes(3_000_000_000);
        Assert.Equal(3_000_000_000, OptionCodec.Int64.Decode(large, FreeBsd));
        Assert.Equal(TimeSpan.FromMicroseconds(3_000_000_000), OptionCodec.Microseconds64.Decode(large, Linux));
        Assert.Equal(1, OptionCodec.UInt8.Decode([1, 2, 3, 4], Linux));
        Assert.Equal(0x0201, OptionCodec.UInt16.Decode([1, 2, 3, 4], Linux));
    }

    [Fact]
    public void A_flag_is_on_unless_it_is_zero()
    {
        Assert.True(OptionCodec.Flag.Decode([8, 0, 0, 0], OpenBsd));
        Assert.True(OptionCodec.Flag.Decode([1], Windows));
        Assert.False(OptionCodec.Flag.Decode([0, 0, 0, 0], Linux));
        Assert.False(OptionCodec.Flag.Decode([], Linux));
    }

    private static void AssertRoundTrip<T>(string what, OptionCodec<T> codec, T value, OptionAbi abi, string hex)
    {
        byte[] bytes = Encode(codec, value, abi);
        Assert.True(hex == Convert.ToHexString(bytes), $"{what}: {Convert.ToHexString(bytes)}");
        Assert.Equal(value, codec.Decode(bytes, abi));
    }

    private static byte[] Encode<T>(OptionCodec<T> codec, T value, OptionAbi abi)
    {
        byte[] bytes = new byte[codec.Size(abi)];
        int length = codec.Encode(value, bytes, abi, "OPTION");
        return bytes[..length];
    }
}
