using System.Net.Sockets;
using Sockopt.Conformance.Notation;
using Sockopt.Conformance.Running;
using Sockopt.Conformance.Systems;
using Sockopt.Conformance.Systems.Core;

namespace Sockopt.Conformance.Tests;

public sealed class CoreSystemTests
{
    [Theory]
    [InlineData("send(a,'x',more)", "More")]
    [InlineData("send(a,'x',dontwait|more)", "More")]
    [InlineData("recv(b,1,errqueue)", "ErrorQueue")]
    [InlineData("recvmsg(b,1,errqueue,ctl=24)", "ErrorQueue")]
    public void A_flag_that_the_core_does_not_have_is_not_passed_over(string step, string flag)
    {
        CaseResult result = Run($"a,b=pair(unix,stream) ; r={step}", "r: ANY");
        Assert.Equal(new Failure.Broken($"r={step}", $"the core has no flag {flag}"), Assert.Single(result.Failures));
    }

    [Fact]
    public void Every_flag_that_the_core_has_is_read_back()
    {
        foreach (MessageFlags flag in Enum.GetValues<MessageFlags>())
        {
            Assert.Equal(flag, CoreFlags.ToCore(CoreFlags.FromCore(flag)));
        }
    }

    // On a connected stream of Linux a destination that can be read is EISCONN.
    [Theory]
    [InlineData("pathlen:200", "EISCONN")]
    [InlineData("pathlen:300", "EINVAL")]
    public void A_destination_that_cannot_be_read_is_an_error(string address, string error)
    {
        CaseResult result = Run($"a,b=pair(unix,stream) ; r=sendto(a,'x',{address})", $"r: ERR {error}");
        Assert.True(result.Verdict == Verdict.Passed, result.Report());
    }

    [Fact]
    public void A_socket_is_looked_for_before_a_destination_is_read()
    {
        using CoreSystem system = new(StackProfile.Linux);
        CaseAddress unreadable = new CaseAddress.PathOfLength(300);
        Assert.Equal(Errno.EBADF, system.Send(99, [1], CallFlags.None, unreadable, []).Error);
        Assert.Equal(Errno.ENOTSOCK, system.Send(system.OpenNullDevice(), [1], CallFlags.None, unreadable, []).Error);
    }

    [Fact]
    public void Descriptors_are_the_lowest_that_are_free()
    {
        using CoreSystem system = new(StackProfile.OpenBsd);
        int first = system.OpenNullDevice();
        int second = system.Socket(SocketDomain.Unix, SocketType.Stream, 0).Descriptor;
        Assert.Equal(Errno.Success, system.Close(first));
        Assert.Equal((3, 4, 3), (first, second, system.OpenNullDevice()));
    }

    [Fact]
    public void Names_are_as_long_as_in_the_folder_of_another_system()
    {
        const string Folder = "/tmp/folder";
        using CoreSystem system = new(StackProfile.Linux, folder: Folder);
        Assert.Equal((new CaseAddress.Path("p"), 2 + $"{Folder}/p".Length + 1), Bound(system, new CaseAddress.Path("p")));
        Assert.Equal((new CaseAddress.Abstract("p"), 3 + $"{Folder}/p".Length), Bound(system, new CaseAddress.Abstract("p")));
        Assert.Equal(100 + 3, Bound(system, new CaseAddress.PathOfLength(100)).Length);
        Assert.Equal(
            (new CaseAddress.Abstract("00000", IsOfCase: false), 3 + 5),
            Bound(system, new CaseAddress.DomainOnly(SocketDomain.Unix)));
    }

    private static (CaseAddress? Name, int Length) Bound(CoreSystem system, CaseAddress name)
    {
        int socket = system.Socket(SocketDomain.Unix, SocketType.Stream, 0).Descriptor;
        Assert.Equal(Errno.Success, system.Bind(socket, name, null));
        NameAnswer answer = system.GetSocketName(socket, null);
        return (answer.Name, answer.Length);
    }

    private static CaseResult Run(string steps, string expected) =>
        new Suite(new Selection(Target.Core, Profile.Linux), () => new CoreSystem(StackProfile.Linux))
            .Run(TestRows.Of(steps, expected));
}
