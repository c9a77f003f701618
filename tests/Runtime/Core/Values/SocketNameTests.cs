using Sockopt.Tests.Profiles;

namespace Sockopt.Tests.Core;

public sealed class SocketNameTests
{
    [Theory] // S3.1
    [InlineData(0, Errno.EINVAL)]
    [InlineData(1, Errno.EINVAL)]
    [InlineData(2, Errno.Success)]
    [InlineData(255, Errno.Success)]
    [InlineData(256, Errno.EINVAL)]
    public void A_name_has_a_header_and_a_length_that_fits_into_a_byte(int length, Errno expected)
    {
        byte[] source = new byte[length];
        Assert.Equal(expected, SocketName.TryRead(source, out SocketName name));
        Assert.Equal(expected == Errno.Success ? length : SocketName.HeaderLength, name.Length);
    }

    [Fact]
    public void The_length_of_the_bytes_counts_and_not_the_one_in_them() // S3.1
    {
        byte[] source = [99, (byte)SocketDomain.Unix, (byte)'a', 0];
        Assert.Equal(Errno.Success, SocketName.TryRead(source, out SocketName name));
        source[2] = (byte)'b';
        Assert.Equal(LocalName.OfPath("a"), name);
        byte[] written = new byte[10];
        Assert.Equal(4, name.CopyTo(written));
        Assert.Equal([4, (byte)SocketDomain.Unix, (byte)'a', 0, 0, 0, 0, 0, 0, 0], written);
    }

    [Theory] // S5.7, S5.8
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(3, 3)]
    [InlineData(5, 5)]
    [InlineData(6, 5)]
    public void A_short_destination_gets_the_first_bytes(int room, int written)
    {
        byte[] whole = [5, (byte)SocketDomain.Unix, (byte)'/', (byte)'a', 0];
        byte[] destination = new byte[room];
        Assert.Equal(written, LocalName.OfPath("/a").CopyTo(destination));
        Assert.Equal(whole[..written], destination[..written]);
        Assert.All(destination[written..], value => Assert.Equal(0, value));
    }

    [Fact]
    public void A_name_that_is_too_long_tells_the_greatest_length()
    {
        SocketName name = new(SocketDomain.Unix, new byte[300]);
        byte[] written = new byte[302];
        Assert.Equal((302, 302), (name.Length, name.CopyTo(written)));
        Assert.Equal(SocketName.MaximumLength, written[0]);
    }

    [Fact]
    public void Names_are_the_same_if_family_and_bytes_are()
    {
        SocketName name = LocalName.OfPath("/a");
        SocketName same = LocalName.OfPath("/a");
        SocketName[] others =
        [
            LocalName.OfPath("/b"), LocalName.OfPath("/a\0"), new(SocketDomain.InterNetwork, name.Data),
            new(SocketDomain.Unix, name.Data[..^1]), default,
        ];
        Assert.True(name == same && !(name != same) && name.Equals((object)same));
        Assert.Equal(name.GetHashCode(), same.GetHashCode());
        Assert.All(others, other => Assert.True(name != other && !name.Equals(other) && !name.Equals((object)other)));
        Assert.Equal(others.Length, others.Distinct().Count());
        Assert.False(name.Equals("/a"));
        Assert.Equal("Unix:2f6100", name.ToString());
    }

    [Fact]
    public void Names_that_differ_are_told_apart_by_their_hashes_mostly()
    {
        SocketName[] names =
        [
            .. from family in new[] { SocketDomain.Unix, SocketDomain.InterNetwork }
               from last in Enumerable.Range(0, 100)
               select new SocketName(family, new byte[] { 1, (byte)last }),
        ];
        Assert.InRange(names.Select(name => name.GetHashCode()).Distinct().Count(), 190, 200);
    }

    [Theory] // S5.7; Linux executed
    [InlineData("OpenBSD", 4)]
    [InlineData("Linux", 8)]
    [Proves<StackProfile>(nameof(StackProfile.TruncatedNameTellsFullLength))]
    public void A_name_that_does_not_fit_is_cut_off_and_the_caller_is_told_a_length(string profile, int told)
    {
        SocketStack stack = LocalPair.LocalStack(TestCalls.Profile(profile));
        SocketName name = LocalName.OfPath("/name");
        byte[] buffer = new byte[4];
        Assert.Equal(told, stack.CopyOut(name, buffer));
        Assert.Equal((byte[])[8, 1, (byte)'/', (byte)'n'], buffer);
        Assert.Equal(8, stack.CopyOut(name, new byte[20]));
        Assert.Equal(profile == "Linux" ? 8 : 0, stack.CopyOut(name, []));
    }
}
