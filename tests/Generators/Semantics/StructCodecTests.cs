namespace Sockopt.Generators.Tests.Semantics;

/// <summary>What a generated codec of a struct writes and reads on each system.</summary>
public sealed class StructCodecTests
{
    private const string Default =
        "01F2FF00" + "02005000" + "FFFFFFFF" + "FFFFFFFF" + "06000000" + "07000000" + "0800000000000000"
        + "656E3000000000000000000000000000" + "0908000000000000000000000000000000000000" + "00000000";

    private const string Token = "0123456789ABCDEF0123456789ABCDEF" + "05000000";
    private const string Extra = "0000" + "FFFFFFFFFFFFFFFF";

    private const string Decoded =
        "Packed { State = 1, SendScale = 2, ReceiveScale = 15, Limited = 255, Port = 80, Rate = 4294967295, "
        + "Age = 49710.06:28:15, Delay = 00:00:00.0060000, Jitter = 00:00:00.0000070, Busy = 00:00:00.0000080, Name = en0, "
        + "Key = System.Byte[], Peer = 127.0.0.1:53, Token = 01234567-89ab-cdef-0123-456789abcdef, Allowed = Read, Execute, "
        + "Shade = Green, Shift = ";

    private readonly LoadedSocket _acme = new(OptionDialect.OpenBsd);

    public static TheoryData<OptionAbi, string, string> Layouts => new()
    {
        { OptionAbi.Core, Default + Peer("1002") + Token + "010B" + Extra, "First" },
        { OptionAbi.OpenBsd, Default + Peer("1002") + Token + "010A" + Extra, "Neutral" },
        { OptionAbi.Linux, Default + Peer("0200") + Token + "0101" + Extra, "First" },
        { OptionAbi.Windows, Default + Peer("0200") + Token + "010A" + Extra, "Neutral" },
    };

    [Theory]
    [MemberData(nameof(Layouts))]
    public void Fields_stand_where_C_puts_them(OptionAbi abi, string bytes, string shift)
    {
        Assert.Equal(bytes, Convert.ToHexString(_acme.EncodePacked(abi)));
        Assert.Equal($"{Decoded}{shift}, Extra = -1 }} 0908", _acme.DecodePacked(abi, Convert.FromHexString(bytes)));
    }

    [Theory]
    [InlineData(
        OptionAbi.FreeBsd,
        "0000000000000000" + "FFFFFFFFFFFFFFFF" + "01F2000000000000" + "FFFFFFFF" + "656E3000000000000000000000000000"
            + "00000000",
        "State = 1, SendScale = 2, ReceiveScale = 15, Limited = 0, Port = 0, Rate = 4294967295, Age = 00:00:00",
        "Shade = Red")]
    [InlineData(
        OptionAbi.Darwin,
        "0101FF00" + "50000000" + "0800000000000000" + "FFFFFFFFFFFFFFFF",
        "State = 1, SendScale = 0, ReceiveScale = 0, Limited = 255, Port = 80, Rate = 0, Age = 00:00:00",
        "Shade = Green")]
    public void A_field_that_a_system_lacks_is_neither_written_nor_read(OptionAbi abi, string bytes, string begin, string end)
    {
        Assert.Equal(bytes, Convert.ToHexString(_acme.EncodePacked(abi)));

        string decoded = _acme.DecodePacked(abi, Convert.FromHexString(bytes));

        Assert.StartsWith($"Packed {{ {begin}", decoded, StringComparison.Ordinal);
        Assert.EndsWith(
            $"Token = 00000000-0000-0000-0000-000000000000, Allowed = None, {end}, Shift = Neutral, Extra = -1 }} ",
            decoded,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, "State = 0, SendScale = 0, ReceiveScale = 0, Limited = 0, Port = 0, Rate = 0,")]
    [InlineData(2, "State = 1, SendScale = 2, ReceiveScale = 15, Limited = 0, Port = 0, Rate = 0,")]
    [InlineData(9, "State = 1, SendScale = 2, ReceiveScale = 15, Limited = 255, Port = 80, Rate = 0,")]
    [InlineData(40, "State = 1, SendScale = 2, ReceiveScale = 15, Limited = 255, Port = 80, Rate = 4294967295,")]
    public void What_an_older_kernel_returns_is_read_for_the_fields_that_are_there(int length, string begin)
    {
        string decoded = _acme.DecodePacked(OptionAbi.Linux, _acme.EncodePacked(OptionAbi.Linux)[..length]);

        Assert.StartsWith($"Packed {{ {begin}", decoded, StringComparison.Ordinal);
        Assert.Contains("Name = , Key", decoded, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_newer_kernel_returns_is_read_for_the_fields_that_are_known() =>
        Assert.Equal(
            $"{Decoded}First, Extra = -1 }} 0908",
            _acme.DecodePacked(OptionAbi.Linux, [.. _acme.EncodePacked(OptionAbi.Linux), 1, 2, 3]));

    [Fact]
    public void A_length_beyond_its_bytes_cuts_nothing()
    {
        byte[] bytes = _acme.EncodePacked(OptionAbi.Linux);
        bytes[4] = 200;

        Assert.EndsWith(" 0908" + new string('0', 36), _acme.DecodePacked(OptionAbi.Linux, bytes), StringComparison.Ordinal);
    }

    [Fact]
    public void What_does_not_fit_into_its_bits_is_refused()
    {
        ArgumentOutOfRangeException exception =
            Assert.Throws<ArgumentOutOfRangeException>(() => _acme.EncodePacked(OptionAbi.Linux, "ACME_PACKED"));

        Assert.Contains("ACME_PACKED takes 0 to 15 here, not 16.", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, "FF", Errno.Success)]
    [InlineData(24, "FFFFFFFFFFFFFFFF", Errno.EINVAL)] // Busy: more than a TimeSpan holds
    [InlineData(32, "FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF", Errno.EINVAL)] // Name: not UTF-8
    [InlineData(32, "C3A900FFFFFFFFFFFFFFFFFFFFFFFFFF", Errno.Success)] // Name: UTF-8 up to its end
    [InlineData(72, "1003", Errno.EINVAL)] // Peer: another family
    [InlineData(72, "0000", Errno.EINVAL)] // Peer: none
    public void The_core_refuses_a_struct_for_a_field_that_would_not_come_back(int offset, string field, Errno expected)
    {
        const int Level = 0xACE;
        const int Name = 87;
        byte[] value = _acme.EncodePacked(OptionAbi.Core);
        Convert.FromHexString(field).CopyTo(value, offset);

        Assert.Equal(expected, _acme.Set(Level, Name, value));
        Assert.Equal(Errno.Success, _acme.Get(Level, Name, 256, out byte[] kept));
        Assert.Equal(expected == Errno.Success, kept[0] != 0);
    }

    [Theory]
    [InlineData(56)]
    [InlineData(72)]
    public void The_core_refuses_a_struct_for_a_member_that_no_enumeration_has(int offset)
    {
        byte[] value = new byte[80];
        Assert.Equal(Errno.Success, _acme.Set(0xACE, 81, value));

        BitConverter.TryWriteBytes(value.AsSpan(offset), int.MinValue);

        Assert.Equal(Errno.EINVAL, _acme.Set(0xACE, 81, value));
    }

    private static string Peer(string family) => family + "0035" + "7F000001" + new string('0', 240);
}
