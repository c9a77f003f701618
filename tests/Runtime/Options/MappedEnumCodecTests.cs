namespace Sockopt.Tests.Options;

/// <summary>Enumerations that have other numbers on each system, where the table says nothing of the system or of the
/// type.</summary>
public sealed class MappedEnumCodecTests
{
    [Fact]
    public void A_system_without_a_column_has_no_member()
    {
        Assert.Equal(-2, (int)SocketDomainCodec.Instance.FromNumber(2, OptionAbi.Unknown));
        Assert.Equal(-9999, (int)ErrnoCodec.Instance.FromNumber(9999, OptionAbi.Unknown));
        Assert.Throws<ArgumentOutOfRangeException>(
            () => SocketDomainCodec.Instance.ToNumber(SocketDomain.InterNetwork, OptionAbi.Unknown, "SO_DOMAIN"));
        Assert.Equal(0, ErrnoCodec.Instance.ToNumber(Errno.Success, OptionAbi.Unknown, "SO_ERROR"));
        Assert.Equal(0, OptionCodec.SocketAddress.Decode(new byte[16], OptionAbi.Unknown).Port);
    }

    [Fact]
    public void An_enumeration_over_another_type_than_int_is_refused()
    {
        SmallCodec codec = new();
        Assert.Throws<NotSupportedException>(() => codec.ToNumber(Small.One, OptionAbi.Linux, "OPTION"));
        Assert.Throws<NotSupportedException>(() => codec.FromNumber(1, OptionAbi.Linux));
    }

    private enum Small : byte
    {
        None,
        One,
    }

    private sealed class SmallCodec : MappedEnumCodec<Small>
    {
        protected override ReadOnlySpan<int> Numbers => [1, 1, 1, 1, 1, 1, 1];
    }
}
