using System.Reflection;

namespace Sockopt.Tests.Core;

public sealed class TypedOptionTests
{
    [Fact]
    public void A_key_reads_what_a_key_has_set()
    {
        using KernelSocket socket = LocalPair.Unconnected(StackProfile.OpenBsd);
        Linger linger = new(true, TimeSpan.FromSeconds(7));
        Assert.Equal(Errno.Success, socket.SetOption(SocketOption.Linger, linger));
        Assert.Equal(Errno.Success, socket.SetOption(SocketOption.KeepAlive, true));
        Assert.Equal(Errno.Success, socket.SetOption(SocketOption.SendBufferSize, 7000));
        Assert.Equal(Errno.Success, socket.SetOption(SocketOption.ReceiveTimeout, TimeSpan.FromSeconds(1.5)));
        Assert.Equal(Errno.Success, socket.GetOption(SocketOption.Linger, out Linger readLinger));
        Assert.Equal(Errno.Success, socket.GetOption(SocketOption.KeepAlive, out bool keepAlive));
        Assert.Equal(Errno.Success, socket.GetOption(SocketOption.SendBufferSize, out int size));
        Assert.Equal(Errno.Success, socket.GetOption(SocketOption.ReceiveTimeout, out TimeSpan timeout));
        Assert.Equal((linger, true, 7000, TimeSpan.FromSeconds(1.5)), (readLinger, keepAlive, size, timeout));
    }

    [Fact]
    public void The_core_does_not_have_every_option()
    {
        using KernelSocket socket = LocalPair.Unconnected(StackProfile.OpenBsd);
        Assert.Equal(Errno.ENOPROTOOPT, socket.SetOption(SocketOption.BindToInterface, 1));
        Assert.Equal(Errno.ENOPROTOOPT, socket.GetOption(SocketOption.BindToInterface, out int value));
        Assert.Equal(Errno.ENOPROTOOPT, socket.SetOption(SocketOption.DetachFilter));
        Assert.Equal(0, value);
    }

    [Theory] // S1.5, S13.1, S14.1
    [InlineData("OpenBSD", false, Errno.ENOPROTOOPT)]
    [InlineData("OpenBSD", true, Errno.ENOPROTOOPT)]
    [InlineData("Linux", false, Errno.EOPNOTSUPP)]
    [InlineData("Linux", true, Errno.ENOPROTOOPT)]
    public void An_option_that_the_core_lacks_is_refused_by_key_as_by_number(string profile, bool hasOptions, Errno expected)
    {
        using KernelSocket socket = new EchoProtocol { HasOptions = hasOptions }.CreateSocket(TestCalls.Profile(profile));
        Assert.Equal(expected, socket.SetOption(IPv6Option.IPv6Only, true));
        Assert.Equal(expected, socket.GetOption(IPv6Option.IPv6Only, out bool _));
        Assert.Equal(expected, socket.SetOption(41, 26, new byte[4]));
        Assert.Equal(expected, socket.GetOption(41, 26, new byte[4], out _));
        Assert.Equal(Errno.ENOPROTOOPT, socket.SetOption(SocketOption.BindToInterface, 1));
        Assert.Equal(Errno.ENOPROTOOPT, socket.GetOption(SocketOption.BindToInterface, out int _));
        socket.Close();
        Assert.Equal(Errno.EBADF, socket.SetOption(IPv6Option.IPv6Only, true));
        Assert.Equal(Errno.EBADF, socket.GetOption(IPv6Option.IPv6Only, out bool _));
    }

    [Fact]
    public void An_empty_key_is_a_mistake_of_the_program()
    {
        using KernelSocket socket = LocalPair.Unconnected(StackProfile.OpenBsd);
        Assert.Throws<ArgumentException>("key", () => socket.SetOption(default(OptionKey<int>), 1));
        Assert.Throws<ArgumentException>("key", () => socket.SetOption(default(WriteOnlyOptionKey<int>), 1));
        Assert.Throws<ArgumentException>("key", () => socket.GetOption(default(OptionKey<int>), out _));
        Assert.Throws<ArgumentException>("key", () => socket.GetOption(default(ReadOnlyOptionKey<int>), out _));
    }

    [Fact]
    public void A_value_that_cannot_be_expressed_is_a_mistake_of_the_program()
    {
        using KernelSocket socket = LocalPair.Unconnected(StackProfile.OpenBsd);
        Assert.ThrowsAny<ArgumentException>(() => socket.SetOption(SocketOption.ReceiveTimeout, TimeSpan.FromSeconds(-2)));
    }

    [Theory]
    [InlineData(typeof(ReadOnlyOptionKey<>), nameof(KernelSocket.SetOption), "SOPT1001", "get-only")]
    [InlineData(typeof(WriteOnlyOptionKey<>), nameof(KernelSocket.GetOption), "SOPT1002", "set-only")]
    public void The_wrong_direction_does_not_compile_and_says_why(Type key, string method, string id, string reason)
    {
        MethodInfo overload = typeof(KernelSocket).GetMethods().Single(candidate =>
            candidate.Name == method
            && candidate.GetParameters()[0].ParameterType is { IsGenericType: true } type
            && type.GetGenericTypeDefinition() == key);
        ObsoleteAttribute attribute = overload.GetCustomAttribute<ObsoleteAttribute>()!;
        Assert.True(attribute.IsError);
        Assert.Equal(id, attribute.DiagnosticId);
        Assert.Contains(reason, attribute.Message, StringComparison.Ordinal);
    }
}
