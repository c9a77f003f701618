namespace Sockopt.Tests.Local;

public sealed class LocalNameTests
{
    [Theory]
    [InlineData("2f6100", "/a", false, false)]
    [InlineData("2f61", "/a", false, false)]
    [InlineData("2f610062", "/a", false, false)]
    [InlineData("c3a400", "ä", false, false)]
    [InlineData("2f61616161616161616161616100", "/aaaaaaaaaaaa", false, false)]
    [InlineData("", null, false, true)]
    [InlineData("0000000000000000000000000000", null, false, true)]
    [InlineData("00", null, true, false)]
    [InlineData("0061", null, true, false)]
    [InlineData("00610000", null, true, false)]
    [InlineData("0000000000000000000000000061", null, true, false)]
    public void The_bytes_tell_what_a_name_is(string data, string? path, bool isAbstract, bool isNameless)
    {
        SocketName name = new(SocketDomain.Unix, Convert.FromHexString(data));
        Assert.Equal(path, LocalName.PathOf(name));
        Assert.Equal(isAbstract, LocalName.IsAbstract(name));
        Assert.Equal(isNameless, LocalName.IsNameless(name));
    }

    [Fact]
    public void Names_are_made_of_text()
    {
        Assert.Equal("Unix:2fc3a400", LocalName.OfPath("/ä").ToString());
        Assert.Equal("Unix:00c3a4", LocalName.OfAbstract("ä").ToString());
        Assert.Throws<ArgumentNullException>("path", () => LocalName.OfPath(null!));
        Assert.Throws<ArgumentNullException>("name", () => LocalName.OfAbstract(null!));
    }

    [Fact]
    public void A_name_of_another_domain_is_no_local_name()
    {
        SocketName foreign = new(SocketDomain.InterNetwork, "/a"u8.ToArray());
        Assert.Null(LocalName.PathOf(foreign));
        Assert.False(LocalName.IsAbstract(new SocketName(SocketDomain.InterNetwork, new byte[3])));
        Assert.False(LocalName.IsNameless(new SocketName(SocketDomain.InterNetwork, default)));
        Assert.False(LocalName.IsNameless(default));
    }
}
