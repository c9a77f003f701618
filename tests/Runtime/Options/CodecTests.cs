using System.Net;
using System.Net.Sockets;
using Sockopt.Tests.Core;

namespace Sockopt.Tests.Options;

/// <summary>What values look like in the C layouts of every system: most of them cannot be run here, but all can be checked.
/// Bytes are those of a little-endian machine.</summary>
public sealed class CodecTests
{
    [Theory]
    [InlineData(OptionAbi.Core, "0500000000000000" + "20A1070000000000")]
    [InlineData(OptionAbi.Linux, "0500000000000000" + "20A1070000000000")]
    [InlineData(OptionAbi.FreeBsd, "0500000000000000" + "20A1070000000000")]
    [InlineData(OptionAbi.OpenBsd, "0500000000000000" + "20A1070000000000")]
    [InlineData(OptionAbi.Darwin, "0500000000000000" + "20A10700" + "00000000")]
    [InlineData(OptionAbi.Windows, "7C150000")]
    public void A_timeout_is_a_timeval_on_Unix_and_milliseconds_on_Windows(OptionAbi abi, string bytes) =>
        AssertRoundTrip(OptionCodec.Timeval, TimeSpan.FromSeconds(5.5), abi, bytes);

    [Theory]
    [InlineData(OptionAbi.Core, "01000000" + "07000000")]
    [InlineData(OptionAbi.Linux, "01000000" + "07000000")]
    [InlineData(OptionAbi.Darwin, "01000000" + "07000000")]
    [InlineData(OptionAbi.Windows, "0100" + "0700")]
    public void A_linger_is_two_ints_on_Unix_and_two_shorts_on_Windows(OptionAbi abi, string bytes) =>
        AssertRoundTrip(OptionCodec.Linger, new Linger(true, TimeSpan.FromSeconds(7)), abi, bytes);

    [Theory]
    [InlineData(OptionAbi.Core, "E8030000" + "0A000000" + "2A000000")]
    [InlineData(OptionAbi.OpenBsd, "E8030000" + "0A000000" + "2A000000")]
    [InlineData(OptionAbi.Linux, "2A000000" + "E8030000" + "0A000000")]
    public void Credentials_have_their_fields_in_another_order_on_Linux(OptionAbi abi, string bytes) =>
        AssertRoundTrip(PeerCredentialsCodec.Instance, new PeerCredentials(1000, 10, 42), abi, bytes);

    [Theory]
    [InlineData(OptionAbi.Core, 24)]
    [InlineData(OptionAbi.Linux, 10)]
    [InlineData(OptionAbi.FreeBsd, 28)]
    [InlineData(OptionAbi.Darwin, 30)]
    [InlineData(OptionAbi.Windows, 23)]
    public void A_domain_has_another_number_on_each_system(OptionAbi abi, int number)
    {
        Assert.Equal(number, SocketDomainCodec.Instance.ToNumber(SocketDomain.InterNetworkV6, abi, "SO_DOMAIN"));
        Assert.Equal(SocketDomain.InterNetworkV6, SocketDomainCodec.Instance.FromNumber(number, abi));
    }

    [Theory]
    [InlineData(OptionAbi.Core, 35)]
    [InlineData(OptionAbi.Linux, 11)]
    [InlineData(OptionAbi.Darwin, 35)]
    [InlineData(OptionAbi.Windows, 10035)]
    public void An_error_number_is_the_systems_own(OptionAbi abi, int number)
    {
        Assert.Equal(number, ErrnoCodec.Instance.ToNumber(Errno.EAGAIN, abi, "SO_ERROR"));
        Assert.Equal(Errno.EAGAIN, ErrnoCodec.Instance.FromNumber(number, abi));
    }

    [Fact]
    public void A_number_that_the_table_does_not_know_is_not_lost()
    {
        Errno unknown = ErrnoCodec.Instance.FromNumber(133, OptionAbi.Linux);
        Assert.Equal(-133, (int)unknown);
        Assert.Equal(133, ErrnoCodec.Instance.ToNumber(unknown, OptionAbi.Linux, "SO_ERROR"));

        // What stands for "this system does not have it" in the numbers is no number.
        Assert.Equal(int.MinValue, (int)ErrnoCodec.Instance.FromNumber(int.MinValue, OptionAbi.Windows));
    }

    [Fact]
    public void A_member_that_a_system_lacks_is_refused_by_name()
    {
        ArgumentOutOfRangeException exception = Assert.Throws<ArgumentOutOfRangeException>(
            () => ErrnoCodec.Instance.ToNumber(Errno.EPIPE, OptionAbi.Windows, "SO_ERROR"));
        Assert.Contains("SO_ERROR: EPIPE does not exist on Windows", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_timeout_keeps_microseconds_and_rounds_up_below_them()
    {
        byte[] bytes = new byte[16];
        OptionCodec.Timeval.Encode(new TimeSpan(1), bytes, OptionAbi.Linux, "SO_RCVTIMEO");
        Assert.Equal(TimeSpan.FromMicroseconds(1), OptionCodec.Timeval.Decode(bytes, OptionAbi.Linux));
    }

    [Fact]
    public void An_infinite_timeout_is_written_as_zero()
    {
        byte[] bytes = [.. Enumerable.Repeat((byte)0xFF, 16)];
        OptionCodec.Timeval.Encode(Timeout.InfiniteTimeSpan, bytes, OptionAbi.Linux, "SO_RCVTIMEO");
        Assert.Equal(new byte[16], bytes);
    }

    public static TheoryData<string, Action, string> ValuesThatDoNotFit => new()
    {
        {
            "negative timeout", () => Encode(OptionCodec.Timeval, TimeSpan.FromSeconds(-2), OptionAbi.Linux),
            "OPTION takes no negative time"
        },
        {
            "long timeout", () => Encode(OptionCodec.Timeval, TimeSpan.FromDays(365), OptionAbi.Windows),
            "OPTION takes 0 to 2147483647 milliseconds"
        },
        {
            "long linger", () => Encode(OptionCodec.Linger, new Linger(true, TimeSpan.FromDays(1)), OptionAbi.Windows),
            "OPTION takes an interval of 0 to 65535 seconds"
        },
        {
            "address of another family", () => Encode(OptionCodec.IPv4, IPAddress.IPv6Loopback, OptionAbi.Linux),
            "OPTION takes an InterNetwork address; ::1 is InterNetworkV6"
        },
        { "never", () => Encode(OptionCodec.Timeval, TimeSpan.MinValue, OptionAbi.Linux), "OPTION takes no negative time" },
        { "text", () => Encode(OptionCodec.Text(4), "cubic", OptionAbi.Linux), "OPTION takes text of at most 4 bytes" },
        {
            "text with a zero", () => Encode(OptionCodec.Text(4), "a\0b", OptionAbi.Linux),
            "OPTION takes text of at most 4 bytes"
        },
        { "bytes", () => Encode(OptionCodec.Bytes(4), new byte[5], OptionAbi.Linux), "OPTION takes at most 4 bytes, not 5" },
        {
            "instructions", () => Encode(OptionCodec.InstructionList(1), [default, default], OptionAbi.Linux),
            "OPTION takes at most 1 instructions, not 2"
        },
        { "code", () => EncodeInstruction(new(65536, 0, 0, 0)), "OPTION takes 0 to 65535 as Code of instruction 0, not 65536" },
        { "jump", () => EncodeInstruction(new(0, -1, 0, 0)), "OPTION takes 0 to 255 as JumpTrue of instruction 0, not -1" },
        {
            "other jump", () => EncodeInstruction(new(0, 0, 256, 0)),
            "OPTION takes 0 to 255 as JumpFalse of instruction 0, not 256"
        },
        {
            "operand", () => EncodeInstruction(new(0, 0, 0, -1)),
            "OPTION takes 0 to 4294967295 as Operand of instruction 0, not -1"
        },
        { "numbers", () => Encode(OptionCodec.Int32List(1), [1, 2], OptionAbi.Linux), "OPTION takes at most 1 numbers, not 2" },
    };

    [Theory]
    [MemberData(nameof(ValuesThatDoNotFit))]
    public void A_value_that_does_not_fit_is_refused_with_option_and_range(string what, Action encode, string message)
    {
        ArgumentException exception = Assert.ThrowsAny<ArgumentException>(encode);
        Assert.True(exception.Message.Contains(message, StringComparison.Ordinal), $"{what}: {exception.Message}");
    }

    [Fact]
    public void Text_ends_at_its_zero()
    {
        Assert.Equal("reno", OptionCodec.Text(16).Decode("reno\0rubbish"u8, OptionAbi.Linux));
        Assert.Equal("reno", OptionCodec.Text(16).Decode("reno"u8, OptionAbi.Linux));
    }

    [Fact]
    public void A_struct_that_came_back_shorter_is_read_for_what_it_holds() =>
        Assert.Equal(
            new PeerCredentials(1000, 0, 42),
            PeerCredentialsCodec.Instance.Decode([42, 0, 0, 0, 0xE8, 3, 0, 0], OptionAbi.Linux));

    [Fact]
    public void Addresses_and_bytes_pass_through()
    {
        AssertRoundTrip(OptionCodec.IPv4, IPAddress.Parse("239.1.2.3"), OptionAbi.Linux, "EF010203");
        AssertRoundTrip(OptionCodec.IPv6, IPAddress.Parse("ff02::1"), OptionAbi.Linux, "FF020000000000000000000000000001");
        AssertRoundTrip(OptionCodec.Bytes(40), [1, 2, 3], OptionAbi.Linux, "010203");
        AssertRoundTrip(
            OptionCodec.Uuid, new Guid("01234567-89ab-cdef-0123-456789abcdef"), OptionAbi.Darwin,
            "0123456789ABCDEF0123456789ABCDEF");
    }

    [Fact]
    public void A_membership_is_laid_out_as_its_struct()
    {
        AssertRoundTrip(
            IPv4MembershipCodec.Instance,
            new IPv4Membership(IPAddress.Parse("239.1.2.3"), IPAddress.Loopback),
            OptionAbi.Linux,
            "EF010203" + "7F000001");
        AssertRoundTrip(
            IPv6MembershipCodec.Instance,
            new IPv6Membership(IPAddress.Parse("ff02::1"), 3),
            OptionAbi.Linux,
            "FF020000000000000000000000000001" + "03000000");
    }

    [Fact]
    public void Numbers_are_as_many_as_came_back()
    {
        AssertRoundTrip(OptionCodec.Int32List(9), [1, -2], OptionAbi.Linux, "01000000FEFFFFFF");
        Assert.Equal([1], OptionCodec.Int32List(9).Decode([1, 0, 0, 0, 2], OptionAbi.Linux));
        Assert.Empty(OptionCodec.Int32List(9).Decode([], OptionAbi.Linux));
    }

    [Fact]
    public void A_program_is_its_instructions()
    {
        AssertRoundTrip(
            OptionCodec.InstructionList(9),
            [new BpfInstruction(0x15, 1, 0, 0x0800), new BpfInstruction(6, 0, 255, 0xFFFF_FFFF)],
            OptionAbi.Linux,
            "1500010000080000" + "060000FFFFFFFFFF");
        Assert.Equal(
            [new BpfInstruction(6, 0, 0, 1)],
            OptionCodec.InstructionList(9).Decode([6, 0, 0, 0, 1, 0, 0, 0, 6, 0], OptionAbi.Linux));
        Assert.Empty(OptionCodec.InstructionList(9).Decode([], OptionAbi.Linux));
    }

    /// <summary>Told bytes, Linux would write eight times as many; told instructions, others would return too little.</summary>
    [Theory]
    [InlineData(OptionAbi.Linux, 16, 3, 24)]
    [InlineData(OptionAbi.FreeBsd, 128, 24, 24)]
    [InlineData(OptionAbi.Darwin, 128, 24, 24)]
    public void A_program_is_counted_in_instructions_on_Linux_alone(OptionAbi abi, int asked, int returned, int bytes)
    {
        OptionCodec<BpfInstruction[]> codec = OptionCodec.InstructionList(16);
        Assert.Equal(asked, codec.LengthToAsk(AddressFamily.InterNetwork, codec.Size(abi), abi));
        Assert.Equal(bytes, codec.ByteCount(returned, abi));
    }

    [Fact]
    public void A_struct_hands_out_its_codec() =>
        AssertRoundTrip(PeerCredentials.Codec, new PeerCredentials(1000, 10, 42), OptionAbi.Linux, "2A000000E80300000A000000");

    [Fact]
    public void A_struct_of_numbers_allocates_nothing()
    {
        byte[] bytes = new byte[PeerCredentials.Codec.Size(OptionAbi.Linux)];
        PeerCredentials value = new(1000, 10, 42);
        Assert.Equal(0, Allocation.Of(() =>
        {
            PeerCredentials.Codec.Encode(value, bytes, OptionAbi.Linux, "SO_PEERCRED");
            value = PeerCredentials.Codec.Decode(bytes, OptionAbi.Linux);
            return value.ProcessId == 42;
        }));
    }

    private static void AssertRoundTrip<T>(OptionCodec<T> codec, T value, OptionAbi abi, string hex)
    {
        byte[] bytes = Encode(codec, value, abi);
        Assert.Equal(hex, Convert.ToHexString(bytes));
        Assert.Equal(value, codec.Decode(bytes, abi));
    }

    private static void EncodeInstruction(BpfInstruction instruction) =>
        Encode(OptionCodec.InstructionList(1), [instruction], OptionAbi.Linux);

    private static byte[] Encode<T>(OptionCodec<T> codec, T value, OptionAbi abi)
    {
        byte[] bytes = new byte[codec.Size(abi)];
        int length = codec.Encode(value, bytes, abi, "OPTION");
        return bytes[..length];
    }
}
