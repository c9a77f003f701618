namespace Sockopt.Tests.Local;

public sealed class LocalNameSpaceTests
{
    private readonly LocalNames _names = new();

    [Fact]
    public void What_is_added_is_there_until_it_is_removed()
    {
        Assert.False(_names.Contains("/a"));
        Assert.Equal(Errno.ENOENT, _names.Remove("/a"));
        Assert.Equal(Errno.ENOENT, _names.ChangeMode("/a", 0));
        Assert.Equal(Errno.Success, _names.AddFile("/a", LocalSpace.User, 0x1A4));
        Assert.True(_names.Contains("/a"));
        Assert.False(_names.Contains("a"));
        Assert.False(_names.Contains("/A"));
        Assert.Equal(Errno.EEXIST, _names.AddFile("/a", LocalSpace.User, 0x1A4));
        Assert.Equal(Errno.EEXIST, _names.AddDirectory("/a", LocalSpace.User, 0x1A4));
        Assert.Equal(Errno.Success, _names.ChangeMode("/a", 0));
        Assert.Equal(Errno.Success, _names.Remove("/a"));
        Assert.False(_names.Contains("/a"));
        Assert.Equal(Errno.Success, _names.AddDirectory("/a", LocalSpace.User, 0x1A4));
    }

    [Fact]
    public void What_is_added_needs_a_directory_that_its_owner_may_write_to()
    {
        _names.AddFile("/file", LocalSpace.User, 0x1FF);
        _names.AddDirectory("/d", LocalSpace.User, 0x1C0);
        Assert.Equal(Errno.ENOENT, _names.AddFile("/missing/a", LocalSpace.User, 0));
        Assert.Equal(Errno.ENOTDIR, _names.AddDirectory("/file/a", LocalSpace.User, 0));
        Assert.Equal(Errno.EACCES, _names.AddFile("/d/a", LocalSpace.Other, 0));
        Assert.Equal(Errno.Success, _names.AddDirectory("/d/a", LocalSpace.User, 0));
        Assert.Equal(Errno.EACCES, _names.AddFile("/d/a/b", LocalSpace.User, 0));
        Assert.Equal(Errno.Success, _names.AddFile("/d/a/b", LocalSpace.Superuser, 0));
    }

    [Fact]
    public void A_mode_has_nine_bits_and_a_path_is_not_empty()
    {
        foreach (int mode in (int[])[-1, 0x200])
        {
            Assert.Throws<ArgumentOutOfRangeException>(() => _names.AddFile("/a", default, mode));
            Assert.Throws<ArgumentOutOfRangeException>(() => _names.AddDirectory("/a", default, mode));
            Assert.Throws<ArgumentOutOfRangeException>(() => _names.ChangeMode("/a", mode));
            Assert.Throws<ArgumentOutOfRangeException>(() => new LocalNames { Umask = mode });
        }

        Assert.Throws<ArgumentException>(() => _names.AddFile("", default, 0));
        Assert.Throws<ArgumentNullException>(() => _names.AddDirectory(null!, default, 0));
        Assert.False(_names.Contains("/a"));
    }

    [Fact]
    public void Two_stacks_share_no_name_space()
    {
        LocalDomain.CreateProtocols(_names);
        Assert.Throws<ArgumentException>(() => LocalDomain.CreateProtocols(_names));
        Assert.Throws<ArgumentNullException>(() => LocalDomain.CreateProtocols(null!));
        LocalSpace one = new("OpenBSD");
        LocalSpace two = new("OpenBSD");
        one.CreateListener("/a");
        Assert.Equal(Errno.ENOENT, two.Create().ConnectTo("/a"));
        Assert.Equal(Errno.Success, two.Create().BindTo("/a"));
    }

    [Fact]
    public void The_umask_is_022_unless_somebody_says_otherwise() => Assert.Equal(0x12, _names.Umask);
}
