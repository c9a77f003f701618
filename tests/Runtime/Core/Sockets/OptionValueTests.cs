using System.Net.Sockets;
using System.Runtime.InteropServices;
using Sockopt.Tests.Profiles;
using static Sockopt.Tests.Core.TestCalls;

namespace Sockopt.Tests.Core;

/// <summary>How the values of SOL_SOCKET are checked (S13.4).</summary>
public sealed class OptionValueTests
{
    [Theory] // S13.4
    [InlineData("OpenBSD", 7, Errno.EINVAL)]
    [InlineData("OpenBSD", 8, Errno.Success)]
    [InlineData("OpenBSD", 9, Errno.EINVAL)]
    [InlineData("Linux", 7, Errno.EINVAL)]
    [InlineData("Linux", 8, Errno.Success)]
    [InlineData("Linux", 9, Errno.Success)]
    [Proves<OptionDialect>(nameof(OptionDialect.LingerLengthIsExact))]
    public void A_linger_has_a_length(string profile, int length, Errno expected)
    {
        using KernelSocket socket = LocalPair.Unconnected(Profile(profile));
        Assert.Equal(expected, Set(socket, SocketOption.Linger.Id, new byte[length]));
    }

    [Theory] // S13.4
    [InlineData("OpenBSD", -1, Errno.EINVAL)]
    [InlineData("OpenBSD", 32767, Errno.Success)]
    [InlineData("OpenBSD", 32768, Errno.EINVAL)]
    [InlineData("Linux", -1, Errno.Success)]
    [InlineData("Linux", 32768, Errno.Success)]
    [Proves<OptionDialect>(nameof(OptionDialect.NegativeLingerIsRefused))]
    public void A_linger_has_an_interval(string profile, int seconds, Errno expected)
    {
        using KernelSocket socket = LocalPair.Unconnected(Profile(profile));
        Assert.Equal(expected, Set(socket, SocketOption.Linger.Id, MemoryMarshal.AsBytes<int>([1, seconds]).ToArray()));
        socket.GetOption(SocketOption.Linger, out Linger linger);
        Assert.Equal(expected == Errno.Success, linger.Enabled);
    }

    [Theory] // S13.4
    [InlineData("OpenBSD", -1, Errno.EINVAL)]
    [InlineData("OpenBSD", 999_999, Errno.Success)]
    [InlineData("OpenBSD", 1_000_000, Errno.EINVAL)]
    [InlineData("Linux", -1, Errno.EDOM)]
    [InlineData("Linux", 999_999, Errno.Success)]
    [InlineData("Linux", 1_000_000, Errno.EDOM)]
    [Proves<OptionDialect>(nameof(OptionDialect.MicrosecondsOutOfRange))]
    public void A_timeout_has_less_than_a_million_microseconds(string profile, long microseconds, Errno expected)
    {
        using KernelSocket socket = LocalPair.Unconnected(Profile(profile));
        byte[] value = MemoryMarshal.AsBytes<long>([1, microseconds]).ToArray();
        Assert.Equal(expected, Set(socket, SocketOption.ReceiveTimeout.Id, value));
        Assert.Equal(expected, Set(socket, SocketOption.SendTimeout.Id, value));
    }

    [Theory] // S13.2, S13.4; Linux executed
    [InlineData("OpenBSD", Errno.ENOPROTOOPT)]
    [InlineData("Linux", Errno.EINVAL)]
    [Proves<StackProfile>(nameof(StackProfile.ShortValueIsRefusedFirst))]
    public void A_short_value_of_an_option_that_cannot_be_set(string profile, Errno expected)
    {
        using KernelSocket socket = LocalPair.Unconnected(Profile(profile));
        const int Unknown = 0x7777;
        foreach (int name in (int[])[SocketOption.SocketType.Id.CoreNumber, SocketOption.Error.Id.CoreNumber, Unknown])
        {
            Assert.Equal(expected, socket.SetOption(SocketLevelDispatcher.Level, name, new byte[3]));
            Assert.Equal(expected, socket.SetOption(SocketLevelDispatcher.Level, name, default));
            Assert.Equal(Errno.ENOPROTOOPT, socket.SetOption(SocketLevelDispatcher.Level, name, new byte[4]));
        }

        Assert.Equal(Errno.EINVAL, Set(socket, SocketOption.KeepAlive.Id, new byte[3]));
    }

    [Theory] // S8.6
    [InlineData("OpenBSD", 1000)]
    [InlineData("Linux", 4606)]
    public void The_size_of_the_receive_buffer_limits_the_low_water_mark_or_does_not(string profile, int size)
    {
        using LocalPair pair = new(Profile(profile));
        Assert.Equal(Errno.Success, pair.B.SetInt(SocketOption.ReceiveBufferSize.Id, profile == "Linux" ? size / 2 : size));
        Assert.Equal(size, pair.B.GetInt(SocketOption.ReceiveBufferSize.Id));
        Assert.Equal(Errno.Success, pair.B.SetInt(SocketOption.ReceiveLowWater.Id, 10_000));
        Assert.Equal(profile == "Linux" ? 10_000 : size, pair.B.GetInt(SocketOption.ReceiveLowWater.Id));
    }

    [Theory] // S8.3
    [InlineData("OpenBSD", Errno.ENOBUFS, 5000)]
    [InlineData("Linux", Errno.Success, 10000)]
    [Proves<StackLimits>(nameof(StackLimits.MaximumReceiveBufferSize))]
    public void A_receive_buffer_has_a_greatest_size(string profile, Errno expected, int reads)
    {
        StackLimits limits = Profile(profile).DefaultLimits with { MaximumReceiveBufferSize = 5000 };
        StackProfile small = Profile(profile) with { LocalBufferSize = 5000 };
        using LocalPair pair = new(small, limits);
        Assert.Equal(expected, pair.A.SetInt(SocketOption.ReceiveBufferSize.Id, 5001));
        Assert.Equal(expected == Errno.Success ? reads : 5000, pair.A.GetInt(SocketOption.ReceiveBufferSize.Id));
        Assert.Equal(Errno.Success, pair.A.SetInt(SocketOption.ReceiveBufferSize.Id, 5000));
        Assert.Equal(reads, pair.A.GetInt(SocketOption.ReceiveBufferSize.Id));
        Assert.Equal(
            profile == "Linux" ? Errno.Success : Errno.ENOBUFS,
            LocalPair.LocalStack(Profile(profile), limits).Create(SocketDomain.Unix, SocketType.Stream, 0, default, out _));
    }

    private static Errno Set(KernelSocket socket, OptionId option, byte[] value) =>
        socket.SetOption(option.Level.Core, option.CoreNumber, value);
}
