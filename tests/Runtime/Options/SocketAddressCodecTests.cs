using System.Net;

namespace Sockopt.Tests.Options;

/// <summary>An address and a port in the layout of each system. Bytes are those of a little-endian machine.</summary>
public sealed class SocketAddressCodecTests
{
    private const string V4 = "0050" + "01020304" + "0000000000000000";
    private const string V6 = "0050" + "00000000" + "FE800000000000000000000000000001" + "07000000";

    [Theory]
    [InlineData(OptionAbi.Core, "1002", "1C18")]
    [InlineData(OptionAbi.Linux, "0200", "0A00")]
    [InlineData(OptionAbi.FreeBsd, "1002", "1C1C")]
    [InlineData(OptionAbi.OpenBsd, "1002", "1C18")]
    [InlineData(OptionAbi.Darwin, "1002", "1C1E")]
    [InlineData(OptionAbi.Windows, "0200", "1700")]
    public void It_begins_as_on_its_system(OptionAbi abi, string v4, string v6)
    {
        AssertRoundTrip(IPEndPoint.Parse("1.2.3.4:80"), abi, v4 + V4);
        AssertRoundTrip(IPEndPoint.Parse("[fe80::1%7]:80"), abi, v6 + V6);
    }

    [Fact]
    public void What_comes_back_is_read_by_its_family()
    {
        byte[] storage = new byte[128];
        Convert.FromHexString("0200" + V4).CopyTo(storage, 0);

        Assert.Equal(IPEndPoint.Parse("1.2.3.4:80"), OptionCodec.SocketAddress.Decode(storage, OptionAbi.Linux));
    }

    [Theory]
    [InlineData("")]
    [InlineData("02")]
    [InlineData("0200" + "0050" + "010203")]
    [InlineData("0A00" + "0050" + "00000000" + "FE80000000000000000000000000000107")]
    [InlineData("0100" + V4)]
    public void What_is_no_address_of_IP_is_none(string bytes) => Assert.Equal(
        new IPEndPoint(IPAddress.Any, 0), OptionCodec.SocketAddress.Decode(Convert.FromHexString(bytes), OptionAbi.Linux));

    [Theory]
    [InlineData("1002" + V4, Errno.Success)]
    [InlineData("1C18" + V6, Errno.Success)]
    [InlineData("1C18" + V4, Errno.EINVAL)]
    [InlineData("1001" + V4, Errno.EINVAL)]
    [InlineData("1002", Errno.EINVAL)]
    public void The_core_takes_a_whole_address_of_IP(string bytes, Errno expected) =>
        Assert.Equal(expected, OptionCodec.SocketAddress.Check(Convert.FromHexString(bytes), OptionDialect.OpenBsd));

    [Fact]
    public void A_buffer_holds_an_address_of_any_family() => Assert.Equal(128, OptionCodec.SocketAddress.Size(OptionAbi.Linux));

    private static void AssertRoundTrip(IPEndPoint value, OptionAbi abi, string hex)
    {
        byte[] bytes = [.. Enumerable.Repeat((byte)0xFF, 128)];
        int length = OptionCodec.SocketAddress.Encode(value, bytes, abi, "OPTION");
        Assert.Equal(hex, Convert.ToHexString(bytes, 0, length));
        Assert.Equal(value, OptionCodec.SocketAddress.Decode(bytes.AsSpan(0, length), abi));
    }
}
