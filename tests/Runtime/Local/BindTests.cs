using System.Net.Sockets;
using System.Text;
using Sockopt.Tests.Core;
using Sockopt.Tests.Profiles;

namespace Sockopt.Tests.Local;

public sealed class BindTests
{
    [Theory] // S3.2
    [InlineData("OpenBSD")]
    [InlineData("Linux")]
    public void A_bound_socket_has_the_name_and_the_name_is_there(string profile)
    {
        LocalSpace space = new(profile);
        KernelSocket socket = space.Create();
        Assert.False(space.Names.Contains("/a"));
        Assert.Equal(Errno.Success, socket.BindTo("/a"));
        Assert.Equal(LocalName.OfPath("/a"), socket.NameOf());
        Assert.True(space.Names.Contains("/a"));
    }

    [Theory] // S3.2
    [InlineData("OpenBSD")]
    [InlineData("Linux")]
    public void A_name_without_the_nul_that_ends_it_is_the_same_path(string profile)
    {
        LocalSpace space = new(profile);
        KernelSocket socket = space.Create();
        Assert.Equal(Errno.Success, socket.Bind(new SocketName(SocketDomain.Unix, "/a"u8.ToArray())));
        Assert.Equal(LocalName.OfPath("/a"), socket.NameOf());
        Assert.Equal(Errno.EADDRINUSE, space.Create().Bind(new SocketName(SocketDomain.Unix, "/a\0behind"u8.ToArray())));
    }

    [Theory]
    [InlineData("OpenBSD")]
    [InlineData("Linux")]
    public void A_path_is_bytes_whatever_they_mean(string profile)
    {
        LocalSpace space = new(profile);
        SocketName[] names = [.. new byte[] { 0x80, 0xFE, 0xFF }.Select(last => NameOf([0x2F, last]))];
        KernelSocket[] sockets = [.. names.Select(_ => space.Create())];
        Assert.All(names.Zip(sockets), pair => Assert.Equal(Errno.Success, pair.Second.Bind(pair.First)));
        Assert.Equal(names.Select(name => NameOf([.. name.Data.Span, 0])), sockets.Select(socket => socket.NameOf()));
        Assert.Equal(Errno.Success, space.Create().BindTo("/é"));
        Assert.True(space.Names.Contains("/é"));
        Assert.Equal(Errno.Success, space.Names.Remove("/é"));
        Assert.Equal(Errno.ENOENT, space.Names.Remove("/é"));

        SocketName NameOf(byte[] data) => new(SocketDomain.Unix, data);
    }

    [Theory] // S3.2
    [InlineData("OpenBSD", 1, Errno.Success)]
    [InlineData("OpenBSD", 103, Errno.Success)]
    [InlineData("OpenBSD", 104, Errno.EINVAL)]
    [InlineData("OpenBSD", 300, Errno.EINVAL)]
    [InlineData("Linux", 1, Errno.Success)]
    [InlineData("Linux", 108, Errno.Success)]
    [InlineData("Linux", 109, Errno.EINVAL)]
    [InlineData("Linux", 300, Errno.EINVAL)]
    [Proves<StackProfile>(nameof(StackProfile.LocalPathLimit))]
    public void A_path_is_as_long_as_its_system_allows(string profile, int length, Errno expected)
    {
        LocalSpace space = new(profile);
        string path = new('p', length);
        KernelSocket bound = space.Create();
        Assert.Equal(expected, bound.BindTo(path));
        Assert.Equal(expected == Errno.Success, bound.NameOf() == new SocketName(SocketDomain.Unix, Encoding.UTF8.GetBytes(path + '\0')));
        SocketName unended = new(SocketDomain.Unix, Encoding.UTF8.GetBytes(new string('q', length)));
        Assert.Equal(expected, space.Create().Bind(unended));
        Assert.Equal(expected == Errno.Success, space.Names.Contains(path));
        Errno connected = expected == Errno.Success ? Errno.ECONNREFUSED : Errno.EINVAL;
        Assert.Equal(connected, space.Create().ConnectTo(path));
    }

    [Theory] // S3.2; Linux executed
    [InlineData("OpenBSD", 104, Errno.Success)]
    [InlineData("OpenBSD", 105, Errno.EINVAL)]
    [InlineData("Linux", 108, Errno.Success)]
    [InlineData("Linux", 109, Errno.EINVAL)]
    [Proves<StackProfile>(nameof(StackProfile.LocalNameLimit))]
    public void What_is_behind_the_path_counts(string profile, int length, Errno expected)
    {
        byte[] data = new byte[length];
        data[0] = (byte)'a';
        KernelSocket socket = new LocalSpace(profile).Create();
        Assert.Equal(expected, socket.Bind(new SocketName(SocketDomain.Unix, data)));
    }

    [Theory] // S3.2; Linux executed
    [InlineData("OpenBSD", 0, Errno.EINVAL)]
    [InlineData("OpenBSD", 1, Errno.EINVAL)]
    [InlineData("OpenBSD", 5, Errno.EINVAL)]
    [InlineData("OpenBSD", 14, Errno.EINVAL)]
    [InlineData("OpenBSD", 108, Errno.EINVAL)]
    [InlineData("Linux", 0, Errno.Success)]
    [InlineData("Linux", 1, Errno.Success)]
    [InlineData("Linux", 5, Errno.Success)]
    [InlineData("Linux", 14, Errno.Success)]
    [InlineData("Linux", 108, Errno.Success)]
    [InlineData("Linux", 109, Errno.EINVAL)]
    [Proves<StackProfile>(nameof(StackProfile.LocalHasAbstractNames))]
    public void A_name_of_so_many_zeros_is_no_path(string profile, int zeros, Errno expected)
    {
        KernelSocket socket = new LocalSpace(profile).Create();
        Assert.Equal(expected, socket.Bind(new SocketName(SocketDomain.Unix, new byte[zeros])));
        SocketName nameless = new LocalSpace(profile).Create().NameOf();
        byte[] chosen = [0, .. "00000"u8];
        byte[] bound = zeros == 0 ? chosen : new byte[zeros];
        Assert.Equal(expected == Errno.Success ? new SocketName(SocketDomain.Unix, bound) : nameless, socket.NameOf());
    }

    [Theory] // S3.3; Linux executed
    [InlineData("OpenBSD", Errno.EAFNOSUPPORT)]
    [InlineData("Linux", Errno.EINVAL)]
    [Proves<StackProfile>(nameof(StackProfile.LocalForeignFamily))]
    public void A_name_of_another_family(string profile, Errno expected)
    {
        LocalSpace space = new(profile);
        SocketName foreign = new(SocketDomain.InterNetwork, LocalName.OfPath("/a").Data);
        Assert.Equal(expected, space.Create().Bind(foreign));
        Assert.Equal(expected, space.Create().Connect(foreign));
        Assert.Equal(expected, space.Create().Bind(default));
        Assert.Equal(expected, space.CreateBound("/b").Bind(foreign));
        Assert.Equal(expected, space.Create().Bind(new SocketName(SocketDomain.InterNetwork, new byte[300])));
    }

    [Theory] // S3.2
    [InlineData("OpenBSD")]
    [InlineData("Linux")]
    public void What_is_there_cannot_be_bound_to(string profile)
    {
        LocalSpace space = new(profile);
        space.Names.AddFile("/file", LocalSpace.User, 0x1FF);
        space.Names.AddDirectory("/directory", LocalSpace.User, 0x1FF);
        space.CreateBound("/socket");
        space.CreateBound("/closed").Close();
        foreach (string path in (string[])["/file", "/directory", "/socket", "/closed"])
        {
            Assert.Equal(Errno.EADDRINUSE, space.Create().BindTo(path));
            Assert.Equal(Errno.EADDRINUSE, space.Create(LocalSpace.Superuser).BindTo(path));
        }
    }

    [Theory] // S3.2
    [InlineData("/missing/a", Errno.ENOENT)]
    [InlineData("missing/a", Errno.ENOENT)]
    [InlineData("/missing/deep/a", Errno.ENOENT)]
    [InlineData("/file/a", Errno.ENOTDIR)]
    [InlineData("/file/deep/a", Errno.ENOTDIR)]
    [InlineData("/mine/missing/a", Errno.ENOENT)]
    [InlineData("/socket/a", Errno.ENOTDIR)]
    [InlineData("/mine/a", Errno.Success)]
    [InlineData("/closed/a", Errno.EACCES)]
    [InlineData("/closed/there", Errno.EADDRINUSE)]
    [InlineData("/a", Errno.Success)]
    [InlineData("a", Errno.Success)]
    public void The_directory_must_be_there_and_be_writable(string path, Errno expected)
    {
        foreach (string profile in (string[])["OpenBSD", "Linux"])
        {
            LocalSpace space = new(profile);
            space.Names.AddFile("/file", LocalSpace.User, 0x1FF);
            space.Names.AddDirectory("/mine", LocalSpace.User, 0x1C0);
            space.Names.AddDirectory("/closed", LocalSpace.Other, 0x1ED);
            space.Names.AddFile("/closed/there", LocalSpace.Other, 0x1FF);
            space.CreateBound("/socket");
            KernelSocket socket = space.Create();
            Assert.Equal(expected, socket.BindTo(path));
            Assert.Equal(expected != Errno.Success, LocalName.IsNameless(socket.NameOf()));
        }
    }

    [Theory] // S3.1: the credential that is passed decides, not that of the socket
    [InlineData(1000, 100, 0x1C0, Errno.Success)]
    [InlineData(1000, 100, 0x07F, Errno.EACCES)]
    [InlineData(2000, 100, 0x010, Errno.Success)]
    [InlineData(2000, 100, 0x1CF, Errno.EACCES)]
    [InlineData(2000, 200, 0x002, Errno.Success)]
    [InlineData(2000, 200, 0x1FD, Errno.EACCES)]
    [InlineData(0, 200, 0, Errno.Success)]
    public void The_caller_must_be_allowed_to_write_to_the_directory(int user, int group, int mode, Errno expected)
    {
        Credential caller = new(user, group, ProcessId: 9);
        Credential stranger = new(5000, 500, ProcessId: 10);
        LocalSpace space = new("OpenBSD");
        Assert.Equal(Errno.Success, space.Names.AddDirectory("/d", LocalSpace.User, mode));
        Assert.Equal(expected, space.Create(stranger).BindTo("/d/a", caller));
        Assert.Equal(expected, space.Create(caller).BindTo("/d/b"));
        Errno ofStranger = (mode & 2) != 0 ? Errno.Success : Errno.EACCES;
        Assert.Equal(ofStranger, space.Create(caller).BindTo("/d/c", stranger));
    }

    [Theory] // S3.2
    [InlineData(0x12, 0x1ED)]
    [InlineData(0, 0x1FF)]
    [InlineData(0x3F, 0x1C0)]
    [InlineData(0x1FF, 0)]
    public void The_new_node_belongs_to_the_caller_and_has_what_the_umask_leaves(int umask, int mode)
    {
        LocalSpace space = new(StackProfile.OpenBsd, new LocalNames { Umask = umask });
        KernelSocket socket = space.Create(LocalSpace.Superuser);
        Assert.Equal(Errno.Success, socket.BindTo("/a", LocalSpace.User));
        Assert.Equal(Errno.Success, space.Names.Find("/a", out LocalNode? node));
        Assert.Equal((LocalNodeKind.Socket, mode, socket), (node!.Kind, node.Mode, node.Socket));
        Assert.Equal((mode & 0x80) != 0, node.MayWrite(LocalSpace.User));
        Assert.Equal((mode & 2) != 0, node.MayWrite(LocalSpace.Other));
    }

    [Theory] // S3.2
    [InlineData("OpenBSD")]
    [InlineData("Linux")]
    public void The_node_stays_after_close_until_it_is_removed(string profile)
    {
        LocalSpace space = new(profile);
        space.CreateListener("/a").Close();
        Assert.True(space.Names.Contains("/a"));
        Assert.Equal(Errno.EADDRINUSE, space.Create().BindTo("/a"));
        Assert.Equal(Errno.ECONNREFUSED, space.Create().ConnectTo("/a"));
        Assert.Equal(Errno.Success, space.Names.Remove("/a"));
        Assert.Equal(Errno.ENOENT, space.Create().ConnectTo("/a"));
        Assert.Equal(Errno.Success, space.Create().BindTo("/a"));
    }

    [Fact]
    public void A_socket_whose_node_is_removed_lives_on_and_is_not_found() // S3.2
    {
        LocalSpace space = new("Linux");
        KernelSocket first = space.CreateListener("/a");
        KernelSocket connected = space.CreateConnected("/a");
        space.Names.Remove("/a");
        Assert.Equal(Errno.ENOENT, space.Create().ConnectTo("/a"));
        Assert.Equal(LocalName.OfPath("/a"), first.NameOf());
        Assert.Equal(LocalName.OfPath("/a"), connected.PeerNameOf());

        KernelSocket second = space.CreateListener("/a");
        first.Close();
        Assert.Equal(Errno.Success, space.Create().ConnectTo("/a"));
        second.Close();
        Assert.Equal(Errno.ECONNREFUSED, space.Create().ConnectTo("/a"));
    }

    [Theory] // S3.2; Linux executed
    [InlineData("OpenBSD", Errno.EINVAL, Errno.EINVAL, Errno.EINVAL, Errno.EINVAL)]
    [InlineData("Linux", Errno.EADDRINUSE, Errno.ENOENT, Errno.ENOTDIR, Errno.EACCES)]
    [Proves<StackProfile>(nameof(StackProfile.BindTriesNameFirst))]
    public void A_socket_has_one_name(string profile, Errno existing, Errno missing, Errno belowFile, Errno closed)
    {
        LocalSpace space = new(profile);
        space.Names.AddFile("/file", LocalSpace.User, 0x1FF);
        space.Names.AddDirectory("/closed", LocalSpace.Other, 0x1C0);
        KernelSocket socket = space.CreateBound("/a");
        Assert.Equal(existing, socket.BindTo("/a"));
        Assert.Equal(existing, socket.BindTo("/file"));
        Assert.Equal(missing, socket.BindTo("/missing/a"));
        Assert.Equal(belowFile, socket.BindTo("/file/a"));
        Assert.Equal(closed, socket.BindTo("/closed/a"));
        Assert.Equal(Errno.EINVAL, socket.BindTo("/b"));
        Assert.Equal(Errno.EINVAL, socket.Bind(LocalName.OfAbstract("b")));
        Assert.Equal(LocalName.OfPath("/a"), socket.NameOf());
        Assert.False(space.Names.Contains("/b"));
    }

    [Theory]
    [InlineData("OpenBSD")]
    [InlineData("Linux")]
    public void A_connected_socket_may_still_get_a_name_and_its_peer_reads_it(string profile)
    {
        (KernelSocket a, KernelSocket b) = new LocalSpace(profile).CreatePair();
        Assert.True(LocalName.IsNameless(b.PeerNameOf()));
        Assert.Equal(Errno.Success, a.BindTo("/late"));
        Assert.Equal(LocalName.OfPath("/late"), b.PeerNameOf());
    }

    [Fact]
    public void A_name_that_is_no_path_is_free_when_its_socket_is_closed()
    {
        LocalSpace space = new("Linux");
        KernelSocket first = space.Create();
        Assert.Equal(Errno.Success, first.Bind(LocalName.OfAbstract("a")));
        Assert.Equal(LocalName.OfAbstract("a"), first.NameOf());
        Assert.Equal(Errno.EADDRINUSE, space.Create().Bind(LocalName.OfAbstract("a")));
        Assert.Equal(Errno.Success, space.Create().BindTo("a"));
        Assert.Equal(Errno.EINVAL, first.Bind(LocalName.OfAbstract("a")));
        first.Close();
        Assert.Equal(Errno.ECONNREFUSED, space.Create().Connect(LocalName.OfAbstract("a")));
        Assert.Equal(Errno.Success, space.Create().Bind(LocalName.OfAbstract("a")));
    }

    [Fact]
    public void Closing_a_connection_leaves_the_name_of_its_listener()
    {
        LocalSpace space = new("Linux");
        SocketName name = LocalName.OfAbstract("a");
        KernelSocket listener = space.Create();
        listener.Bind(name);
        listener.Listen(5);
        KernelSocket connected = space.Create();
        Assert.Equal(Errno.Success, connected.Connect(name));
        KernelSocket accepted = listener.AcceptOne();
        Assert.Equal(name, accepted.NameOf());
        accepted.Close();
        Assert.Equal(Errno.Success, space.Create().Connect(name));
    }

    [Fact]
    public void Binding_to_the_family_alone_chooses_a_free_name() // Linux executed: five hexadecimal digits
    {
        LocalSpace space = new("Linux");
        SocketName family = new(SocketDomain.Unix, default);
        space.Create().Bind(LocalName.OfAbstract("00001"));
        KernelSocket[] sockets = [space.Create(), space.Create()];
        Assert.All(sockets, socket => Assert.Equal(Errno.Success, socket.Bind(family)));
        Assert.Equal(LocalName.OfAbstract("00000"), sockets[0].NameOf());
        Assert.Equal(LocalName.OfAbstract("00002"), sockets[1].NameOf());
        Assert.Equal(Errno.Success, sockets[0].Bind(family));
        Assert.Equal(LocalName.OfAbstract("00000"), sockets[0].NameOf());
        KernelSocket named = space.CreateBound("/a");
        Assert.Equal(Errno.Success, named.Bind(family));
        Assert.Equal(LocalName.OfPath("/a"), named.NameOf());
    }

    [Theory]
    [InlineData("OpenBSD")]
    [InlineData("Linux")]
    [Proves<StackLimits>(nameof(StackLimits.MaximumNames))]
    public void One_name_too_many_is_refused_until_another_is_gone(string profile)
    {
        LocalSpace space = new(profile, limits => limits with { MaximumNames = 2 });
        space.Names.AddFile("/file", LocalSpace.User, 0x1FF);
        space.CreateBound("/a");
        KernelSocket second = space.CreateBound("/b");
        KernelSocket third = space.Create();
        Assert.Equal(Errno.EADDRINUSE, third.BindTo("/a"));
        Assert.Equal(Errno.ENOENT, third.BindTo("/missing/c"));
        Assert.Equal(Errno.ENOSPC, third.BindTo("/c"));
        second.Close();
        Assert.Equal(Errno.ENOSPC, third.BindTo("/c"));
        Assert.Equal(Errno.Success, space.Names.Remove("/file"));
        Assert.Equal(Errno.ENOSPC, third.BindTo("/c"));
        Assert.Equal(Errno.Success, space.Names.Remove("/b"));
        Assert.Equal(Errno.Success, third.BindTo("/c"));
        Assert.Equal(Errno.ENOSPC, space.Create().BindTo("/d"));
    }

    [Fact]
    public void Names_that_are_no_paths_count_too()
    {
        LocalSpace space = new("Linux", limits => limits with { MaximumNames = 1 });
        KernelSocket first = space.Create();
        Assert.Equal(Errno.Success, first.Bind(LocalName.OfAbstract("a")));
        KernelSocket second = space.Create();
        Assert.Equal(Errno.ENOSPC, second.Bind(LocalName.OfAbstract("b")));
        Assert.Equal(Errno.ENOSPC, second.Bind(new SocketName(SocketDomain.Unix, default)));
        Assert.Equal(Errno.ENOSPC, second.BindTo("/b"));
        first.Close();
        Assert.Equal(Errno.Success, second.BindTo("/b"));
    }

    [Fact]
    public void A_closed_socket_has_no_name_and_gets_none()
    {
        KernelSocket socket = new LocalSpace("Linux").CreateBound("/a");
        socket.Close();
        Assert.Equal(Errno.EBADF, socket.BindTo("/b"));
        Assert.Equal(Errno.EBADF, socket.GetSocketName(out SocketName name));
        Assert.Equal(default, name);
    }

    [Fact] // S3.2: as long as the profile says
    public void A_name_may_be_longer_than_any_system_has_them()
    {
        StackProfile profile = StackProfile.Linux with { LocalPathLimit = 300, LocalNameLimit = 301 };
        using LocalPair pair = new(profile, SocketType.Dgram);
        SocketName name = LocalName.OfPath("/" + new string('x', 299));
        Assert.Equal(Errno.Success, pair.B.Bind(name));
        using KernelSocket other = LocalSockets.Create(pair.Stack, SocketDomain.Unix, SocketType.Dgram);
        Assert.Equal(Errno.EPERM, other.Send("x"u8, to: name).Errno);
    }
}
