using System.Net.Sockets;
using System.Text;
using Sockopt.Conformance.Notation;
using Sockopt.Conformance.Running;
using Sockopt.Conformance.Systems;
using Sockopt.Conformance.Systems.Host;
using Sockopt.Tests;

namespace Sockopt.Conformance.Tests;

public sealed class HostSystemTests
{
    [LinuxFact]
    public void What_a_case_made_is_gone_afterwards()
    {
        HostSystem system = new();
        int socket = system.Socket(SocketDomain.Unix, SocketType.Stream, 0).Descriptor;
        Assert.Equal(Errno.Success, system.Bind(socket, new CaseAddress.Path("here"), null));
        system.MakeFile("plain");
        (_, int first, int second) = system.SocketPair(SocketDomain.Unix, SocketType.Stream);
        system.Send(first, [1], CallFlags.None, null, [socket]);
        Assert.Equal(1, system.Receive(second, 1, CallFlags.None, wantsSender: false, controlLength: 24).DescriptorCount);
        string folder = Folder(system, socket);
        Assert.True(File.Exists(folder + "/plain"));

        system.Dispose();

        Assert.False(Directory.Exists(folder));
        Assert.Equal(Errno.EBADF, system.Close(socket));
    }

    [LinuxFact]
    public void A_descriptor_that_is_not_of_the_case_is_not_closed()
    {
        using HostSystem one = new();
        using HostSystem other = new();
        int socket = one.Socket(SocketDomain.Unix, SocketType.Stream, 0).Descriptor;
        Assert.Equal(Errno.EBADF, other.Close(socket));
        Assert.Equal(Errno.Success, one.Close(socket));
    }

    [LinuxFact]
    public void A_call_that_waits_for_ever_is_ended()
    {
        Suite suite = new(new Selection(Target.Host, Profile.Linux), () => new HostSystem())
        {
            StepLimit = TimeSpan.FromMilliseconds(300),
        };
        CaseResult result = suite.Run(TestRows.Of("a,b=pair(unix,stream) ; r=recv(b,1)", "r: OK"));
        Assert.Equal(new Failure.Hanging("r=recv(b,1)", suite.StepLimit), Assert.Single(result.Failures));
    }

    [LinuxTheory]
    [InlineData("path:name", "unix:name")]
    [InlineData("abs:name", "unix:abstract")]
    [InlineData("pathlen:100", "unix:pp")]
    public void A_local_name_is_read_back_without_what_stands_before_it(string address, string expected)
    {
        CaseRow row = TestRows.Of(
            $"s=socket(unix,stream) ; bind(s,{address}) ; n=getsockname(s)", $"n: OK addr~{expected} addr!~unix:/");
        CaseResult result = new Suite(new Selection(Target.Host, Profile.Linux), () => new HostSystem()).Run(row);
        Assert.True(result.Verdict == Verdict.Passed, result.Report());
    }

    [LinuxFact]
    public void A_name_that_the_system_chose_is_found()
    {
        CaseRow row = TestRows.Of(
            "s=socket(unix,stream) ; bind(s,famonly:) ; listen(s,1) ; c=socket(unix,stream) ; r=connect(c,@s)", "r: OK");
        CaseResult result = new Suite(new Selection(Target.Host, Profile.Linux), () => new HostSystem()).Run(row);
        Assert.True(result.Verdict == Verdict.Passed, result.Report());
    }

    [LinuxFact]
    public void Behind_an_address_that_is_said_to_be_longer_there_are_zeros()
    {
        using HostSystem system = new();
        int socket = system.Socket(SocketDomain.Unix, SocketType.Stream, 0).Descriptor;
        Assert.Equal(Errno.Success, system.Bind(socket, new CaseAddress.Path("here"), 110));
        Assert.Equal(new CaseAddress.Path("here"), system.GetSocketName(socket, null).Name);
    }

    [LinuxFact]
    public void A_name_that_was_cut_off_is_none()
    {
        using HostSystem system = new();
        int socket = system.Socket(SocketDomain.InterNetwork, SocketType.Stream, 0).Descriptor;
        Assert.Equal(new NameAnswer(Errno.Success, null, 16), system.GetSocketName(socket, 8));
    }

    [LinuxFact]
    public void A_port_is_given_once()
    {
        using HostSystem system = new();
        int[] ports = [.. Enumerable.Range(0, 20).Select(_ => system.UnusedPort())];
        Assert.Equal(ports.Length, ports.Distinct().Count());
    }

    private static string Folder(HostSystem system, int socket)
    {
        byte[] address = new byte[SocketAddressBytes.Longest];
        int length = address.Length;
        Assert.Equal(0, Libc.GetSocketName(socket, address, ref length));
        Assert.Equal(new CaseAddress.Path("here"), system.GetSocketName(socket, null).Name);
        return Path.GetDirectoryName(Encoding.UTF8.GetString(address.AsSpan(2, length - 3)))!;
    }
}
