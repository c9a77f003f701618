using System.Net.Sockets;
using Sockopt.Tests.Profiles;
using static Sockopt.Tests.Core.TestCalls;

namespace Sockopt.Tests.Core;

public sealed class CreationTests
{
    [Theory] // S2.1, S2.2, S2.6; the Linux column was executed
    [InlineData("OpenBSD", 1, 1, 0, Errno.Success)]
    [InlineData("OpenBSD", 0, 1, 0, Errno.EPROTONOSUPPORT)]
    [InlineData("OpenBSD", 99, 1, 0, Errno.EPROTONOSUPPORT)]
    [InlineData("OpenBSD", 1, 10, 0, Errno.EPROTONOSUPPORT)]
    [InlineData("OpenBSD", 1, 11, 0, Errno.EPROTONOSUPPORT)]
    [InlineData("OpenBSD", 1, 1, 1, Errno.EPROTONOSUPPORT)]
    [InlineData("OpenBSD", 1, 1, 2, Errno.EPROTONOSUPPORT)]
    [InlineData("Linux", 1, 1, 0, Errno.Success)]
    [InlineData("Linux", 0, 1, 0, Errno.EAFNOSUPPORT)]
    [InlineData("Linux", 99, 11, 0, Errno.EAFNOSUPPORT)]
    [InlineData("Linux", 46, 11, 0, Errno.EAFNOSUPPORT)]
    [InlineData("Linux", 45, 11, 0, Errno.EINVAL)]
    [InlineData("Linux", 0, 11, 0, Errno.EINVAL)]
    [InlineData("Linux", 0, -1, 0, Errno.EINVAL)]
    [InlineData("Linux", -1, 11, 0, Errno.EAFNOSUPPORT)]
    [InlineData("Linux", -1, 1, 0, Errno.EAFNOSUPPORT)]
    [InlineData("Linux", 1, 0, 0, Errno.ESOCKTNOSUPPORT)]
    [InlineData("Linux", 1, 10, 0, Errno.ESOCKTNOSUPPORT)]
    [InlineData("Linux", 1, 10, 2, Errno.EPROTONOSUPPORT)]
    [InlineData("Linux", 1, 11, 0, Errno.EINVAL)]
    [InlineData("Linux", 1, 11, 5, Errno.EINVAL)]
    [InlineData("Linux", 1, -1, 0, Errno.EINVAL)]
    [InlineData("Linux", 1, 1, 1, Errno.Success)]
    [InlineData("Linux", 1, 1, 2, Errno.EPROTONOSUPPORT)]
    [InlineData("Linux", 1, 1, -1, Errno.EPROTONOSUPPORT)]
    [Proves<StackProfile>(
        nameof(StackProfile.UnknownDomain), nameof(StackProfile.UnknownType),
        nameof(StackProfile.TypeOutOfRange), nameof(StackProfile.LocalDomainIsAProtocol))]
    public void Domain_type_and_number_decide(string profile, int domain, int type, int number, Errno expected)
    {
        SocketStack stack = LocalPair.LocalStack(Profile(profile));
        Errno error = stack.Create((SocketDomain)domain, (SocketType)type, number, LocalPair.User, out KernelSocket? socket);
        Assert.Equal(expected, error);
        Assert.Equal(expected == Errno.Success, socket is not null);
        Assert.Equal(expected == Errno.Success ? 1 : 0, stack.Usage.Sockets);
    }

    [Theory] // S2.6: the numbers of one's own domains are beyond those of the systems
    [InlineData(SocketType.Dgram, Errno.ESOCKTNOSUPPORT)]
    [InlineData((SocketType)11, Errno.EINVAL)]
    public void A_type_that_a_domain_of_ones_own_does_not_have(SocketType type, Errno expected)
    {
        SocketStack stack = new(StackProfile.Linux, new EchoProtocol(domain: (SocketDomain)200));
        Assert.Equal(expected, stack.Create((SocketDomain)200, type, 0, default, out _));
    }

    [Fact]
    public void A_new_socket_knows_where_it_came_from() // S2.3
    {
        using KernelSocket socket = LocalPair.Unconnected(StackProfile.OpenBsd);
        Assert.Equal(SocketDomain.Unix, socket.Domain);
        Assert.Equal(SocketType.Stream, socket.Type);
        Assert.Equal(LocalPair.User, socket.Credential);
        Assert.Equal(SocketState.None, socket.State);
    }

    [Fact]
    public void The_sockets_of_the_superuser_are_privileged() // S2.3
    {
        using KernelSocket socket = LocalPair.Unconnected(StackProfile.OpenBsd, userId: 0);
        Assert.Equal(SocketState.Privileged, socket.State);
    }

    [Fact]
    public void Without_a_number_the_first_protocol_of_the_type_is_taken_and_with_one_the_exact() // S2.1
    {
        SocketStack stack = new(StackProfile.OpenBsd, new EchoProtocol(number: 7), new EchoProtocol(number: 9));
        stack.Create(SocketDomain.InterNetwork, SocketType.Stream, 0, default, out KernelSocket? first);
        stack.Create(SocketDomain.InterNetwork, SocketType.Stream, 9, default, out KernelSocket? second);
        Assert.Equal(7, first!.Protocol.Number);
        Assert.Equal(9, second!.Protocol.Number);
    }

    [Fact]
    public void A_raw_entry_without_a_number_answers_to_every_number() // S2.1
    {
        SocketStack stack = new(
            StackProfile.OpenBsd,
            new EchoProtocol(type: SocketType.Raw, number: 0),
            new EchoProtocol(type: SocketType.Raw, number: 1));
        stack.Create(SocketDomain.InterNetwork, SocketType.Raw, 1, default, out KernelSocket? exact);
        stack.Create(SocketDomain.InterNetwork, SocketType.Raw, 89, default, out KernelSocket? wild);
        Assert.Equal(1, exact!.Protocol.Number);
        Assert.Equal(0, wild!.Protocol.Number);
    }

    [Fact]
    public void An_error_of_attach_is_the_error_of_the_creation() // S2.4
    {
        SocketStack stack = new(StackProfile.OpenBsd, new EchoProtocol { AttachResult = Errno.EACCES });
        Errno error = stack.Create(SocketDomain.InterNetwork, SocketType.Stream, 0, default, out KernelSocket? socket);
        Assert.Equal(Errno.EACCES, error);
        Assert.Null(socket);
        Assert.Equal(default, stack.Usage);
    }

    [Theory] // S2.3
    [InlineData("OpenBSD", Errno.ENOBUFS)]
    [InlineData("Linux", Errno.ENFILE)]
    public void One_socket_too_many_is_refused_until_another_is_closed(string profile, Errno expected)
    {
        StackProfile p = Profile(profile);
        SocketStack stack = LocalPair.LocalStack(p, p.DefaultLimits with { MaximumSockets = 1 });
        Assert.Equal(Errno.Success, stack.Create(SocketDomain.Unix, SocketType.Stream, 0, default, out KernelSocket? socket));
        Assert.Equal(expected, stack.Create(SocketDomain.Unix, SocketType.Stream, 0, default, out KernelSocket? refused));
        Assert.Null(refused);
        socket!.Close();
        Assert.Equal(Errno.Success, stack.Create(SocketDomain.Unix, SocketType.Stream, 0, default, out _));
    }

    [Theory] // S2.5, S8.3
    [InlineData("OpenBSD", Errno.ENOBUFS)]
    [InlineData("Linux", Errno.Success)]
    [Proves<StackLimits>(nameof(StackLimits.MaximumSendBufferSize))]
    public void Buffers_beyond_the_limit_cannot_be_reserved(string profile, Errno expected)
    {
        StackProfile p = Profile(profile);
        SocketStack stack = LocalPair.LocalStack(p, p.DefaultLimits with { MaximumSendBufferSize = 5000 });
        Assert.Equal(expected, stack.Create(SocketDomain.Unix, SocketType.Stream, 0, default, out KernelSocket? socket));
        Assert.True(socket is null || socket.GetInt(SocketOption.SendBufferSize.Id) == 5000);
    }

    [Fact]
    public void A_protocol_without_pairs_says_so() // S1.6, S6.7
    {
        SocketStack stack = new(StackProfile.OpenBsd, new EchoProtocol());
        Errno error = stack.CreatePair(SocketDomain.InterNetwork, SocketType.Stream, 0, default, out KernelSocket? first, out _);
        Assert.Equal(Errno.EOPNOTSUPP, error);
        Assert.Null(first);
        Assert.Equal(0, stack.Usage.Sockets);
    }

    [Fact]
    public void Two_stacks_share_no_protocol()
    {
        IReadOnlyList<Protocol> protocols = LocalDomain.CreateProtocols();
        _ = new SocketStack(StackProfile.OpenBsd, protocols);
        Assert.Throws<ArgumentException>(() => new SocketStack(StackProfile.OpenBsd, protocols));
    }

    [Fact]
    public void A_stack_that_cannot_be_made_takes_no_protocol_with_it()
    {
        EchoProtocol free = new();
        EchoProtocol taken = new(number: 9);
        _ = new SocketStack(StackProfile.OpenBsd, taken);
        Assert.Throws<ArgumentException>(() => new SocketStack(StackProfile.OpenBsd, free, taken));
        _ = new SocketStack(StackProfile.OpenBsd, free);
    }

    [Fact]
    public void A_stack_refuses_what_cannot_be_meant()
    {
        Assert.Throws<ArgumentException>(() => new SocketStack(StackProfile.OpenBsd, new EchoProtocol(), new EchoProtocol()));
        Assert.Throws<ArgumentNullException>(() => new SocketStack(null!));
        Assert.Throws<ArgumentNullException>(() => new SocketStack(StackProfile.OpenBsd, (Protocol)null!));
        Assert.Throws<ArgumentOutOfRangeException>(() => new EchoProtocol(SocketDomain.Unspecified));
        Assert.Throws<ArgumentOutOfRangeException>(() => new EchoProtocol(number: -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => StackProfile.Linux.DefaultLimits with { MaximumSockets = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => StackProfile.Linux.DefaultLimits with { MaximumSendBufferSize = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => StackProfile.Linux.DefaultLimits with { MaximumReceiveBufferSize = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => StackProfile.Linux.DefaultLimits with { MaximumStorage = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => StackProfile.OpenBsd with { LocalBufferSize = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => StackProfile.OpenBsd with { BufferSizeFactor = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => StackProfile.OpenBsd with { MinimumSendBufferSize = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => StackProfile.OpenBsd with { MinimumReceiveBufferSize = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => StackProfile.OpenBsd with { InitialSendLowWater = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => StackProfile.OpenBsd with { LocalPathLimit = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => StackProfile.OpenBsd with { NamelessLength = 1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => StackProfile.OpenBsd with { BacklogFactor = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => StackProfile.Linux.DefaultLimits with { MaximumNames = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => StackProfile.Linux.DefaultLimits with { MaximumBacklog = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => StackProfile.Linux.DefaultLimits with { MinimumBacklog = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => StackProfile.Linux.DefaultLimits with { MaximumWaiters = -1 });
    }

    [Fact] // S2.2: of other domains nothing counts
    public void Why_there_is_no_such_socket_among_several_domains()
    {
        SocketStack stack = new(
            StackProfile.Linux,
            [
                .. LocalDomain.CreateProtocols(),
                new EchoProtocol(type: SocketType.Rdm, number: 7),
                new EchoProtocol(type: SocketType.Dgram, number: 8),
            ]);
        Assert.Equal(Errno.EPROTONOSUPPORT, Create(SocketDomain.Unix, SocketType.Rdm, 7));
        Assert.Equal(Errno.ESOCKTNOSUPPORT, Create(SocketDomain.Unix, SocketType.Rdm, 0));
        Assert.Equal(Errno.EPROTONOSUPPORT, Create(SocketDomain.InterNetwork, SocketType.Rdm, 8));
        Assert.Equal(Errno.ESOCKTNOSUPPORT, Create(SocketDomain.InterNetwork, SocketType.Stream, 8));

        Errno Create(SocketDomain domain, SocketType type, int number) =>
            stack.Create(domain, type, number, LocalPair.User, out _);
    }

    [Fact]
    public void A_stack_has_a_clock() =>
        Assert.Throws<ArgumentNullException>("value", () => new StackSettings { Clock = null! });
}
