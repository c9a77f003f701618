using System.Net.Sockets;
using Sockopt.Tests.Profiles;
using static Sockopt.Tests.Core.TestCalls;

namespace Sockopt.Tests.Core;

public sealed class SocketLevelTests
{
    [Theory] // S1.5, S8.3; Linux executed
    [InlineData("OpenBSD", 32768, 2048)]
    [InlineData("Linux", 212992, 1)]
    [Proves<StackProfile>(nameof(StackProfile.LocalBufferSize), nameof(StackProfile.InitialSendLowWater))]
    public void A_new_local_stream_has_the_buffers_of_its_system(string profile, int size, int sendLowWater)
    {
        using KernelSocket socket = LocalPair.Unconnected(Profile(profile));
        Assert.Equal(size, socket.GetInt(SocketOption.SendBufferSize.Id));
        Assert.Equal(size, socket.GetInt(SocketOption.ReceiveBufferSize.Id));
        Assert.Equal(sendLowWater, socket.GetInt(SocketOption.SendLowWater.Id));
        Assert.Equal(1, socket.GetInt(SocketOption.ReceiveLowWater.Id));
    }

    [Theory] // S13.4, S8.3; Linux executed
    [InlineData("OpenBSD", "SO_SNDBUF", 5000, Errno.Success, 5000)]
    [InlineData("OpenBSD", "SO_SNDBUF", 0, Errno.Success, 1)]
    [InlineData("OpenBSD", "SO_SNDBUF", -1, Errno.Success, 1)]
    [InlineData("OpenBSD", "SO_SNDBUF", 2 * 1024 * 1024, Errno.Success, 2 * 1024 * 1024)]
    [InlineData("OpenBSD", "SO_SNDBUF", (2 * 1024 * 1024) + 1, Errno.ENOBUFS, 32768)]
    [InlineData("OpenBSD", "SO_RCVBUF", 5000, Errno.Success, 5000)]
    [InlineData("OpenBSD", "SO_RCVBUF", int.MinValue, Errno.Success, 1)]
    [InlineData("OpenBSD", "SO_RCVBUF", int.MaxValue, Errno.ENOBUFS, 32768)]
    [InlineData("Linux", "SO_SNDBUF", 5000, Errno.Success, 10000)]
    [InlineData("Linux", "SO_SNDBUF", 0, Errno.Success, 4608)]
    [InlineData("Linux", "SO_SNDBUF", 2304, Errno.Success, 4608)]
    [InlineData("Linux", "SO_SNDBUF", 2305, Errno.Success, 4610)]
    [InlineData("Linux", "SO_SNDBUF", -1, Errno.Success, 8388608)]
    [InlineData("Linux", "SO_SNDBUF", int.MaxValue, Errno.Success, 8388608)]
    [InlineData("Linux", "SO_RCVBUF", 0, Errno.Success, 2304)]
    [InlineData("Linux", "SO_RCVBUF", 1152, Errno.Success, 2304)]
    [InlineData("Linux", "SO_RCVBUF", 2303, Errno.Success, 4606)]
    [InlineData("Linux", "SO_RCVBUF", int.MinValue, Errno.Success, 8388608)]
    [Proves<StackProfile>(
        nameof(StackProfile.DefaultLimits), nameof(StackProfile.BufferSizeFactor),
        nameof(StackProfile.MinimumSendBufferSize), nameof(StackProfile.MinimumReceiveBufferSize), nameof(StackProfile.OversizedBufferIsCapped))]
    public void The_size_of_a_buffer(string profile, string name, int value, Errno expected, int reads)
    {
        using KernelSocket socket = LocalPair.Unconnected(Profile(profile));
        Assert.Equal(expected, socket.SetInt(Id(name), value));
        Assert.Equal(reads, socket.GetInt(Id(name)));
    }

    [Fact]
    public void The_doubled_size_is_an_int()
    {
        StackLimits limits = StackProfile.Linux.DefaultLimits with { MaximumSendBufferSize = int.MaxValue };
        using LocalPair pair = new(StackProfile.Linux, limits);
        Assert.Equal(Errno.Success, pair.A.SetInt(SocketOption.SendBufferSize.Id, int.MaxValue));
        Assert.Equal(int.MaxValue, pair.A.GetInt(SocketOption.SendBufferSize.Id));
    }

    [Theory] // S13.4
    [InlineData("OpenBSD", Errno.EINVAL)]
    [InlineData("Linux", Errno.Success)]
    [Proves<StackProfile>(nameof(StackProfile.BufferSizeIsFixedAfterShutdown))]
    public void The_size_of_a_buffer_that_is_shut_down(string profile, Errno expected)
    {
        using LocalPair pair = new(Profile(profile));
        pair.A.Shutdown(ShutdownHow.Send);
        Assert.Equal(expected, pair.A.SetInt(SocketOption.SendBufferSize.Id, 9000));
        Assert.Equal(Errno.Success, pair.A.SetInt(SocketOption.ReceiveBufferSize.Id, 9000));
        Assert.Equal(expected, pair.B.SetInt(SocketOption.ReceiveBufferSize.Id, 9000));
        Assert.Equal(Errno.Success, pair.B.SetInt(SocketOption.SendBufferSize.Id, 9000));
    }

    [Theory] // S13.4; Linux executed
    [InlineData("OpenBSD", "SO_SNDLOWAT", 100, Errno.Success, 100)]
    [InlineData("OpenBSD", "SO_SNDLOWAT", 0, Errno.Success, 1)]
    [InlineData("OpenBSD", "SO_SNDLOWAT", 99999, Errno.Success, 32768)]
    [InlineData("OpenBSD", "SO_RCVLOWAT", -5, Errno.Success, 1)]
    [InlineData("OpenBSD", "SO_RCVLOWAT", 99999, Errno.Success, 32768)]
    [InlineData("Linux", "SO_SNDLOWAT", 100, Errno.ENOPROTOOPT, 1)]
    [InlineData("Linux", "SO_RCVLOWAT", 0, Errno.Success, 1)]
    [InlineData("Linux", "SO_RCVLOWAT", -5, Errno.Success, int.MaxValue)]
    [InlineData("Linux", "SO_RCVLOWAT", 1000000, Errno.Success, 1000000)]
    [Proves<StackProfile>(nameof(StackProfile.SendLowWaterIsFixed), nameof(StackProfile.NegativeLowWaterIsHighest))]
    public void A_low_water_mark(string profile, string name, int value, Errno expected, int reads)
    {
        using KernelSocket socket = LocalPair.Unconnected(Profile(profile));
        Assert.Equal(expected, socket.SetInt(Id(name), value));
        Assert.Equal(reads, socket.GetInt(Id(name)));
    }

    [Theory] // S8.3
    [InlineData("OpenBSD", 3000, 3000)]
    [InlineData("Linux", 6000, 10000)]
    [Proves<StackProfile>(nameof(StackProfile.LowWaterIsCapped))]
    public void A_smaller_buffer_takes_its_low_water_mark_down(string profile, int size, int lowWater)
    {
        using KernelSocket socket = LocalPair.Unconnected(Profile(profile));
        socket.SetInt(SocketOption.ReceiveLowWater.Id, 10000);
        socket.SetInt(SocketOption.ReceiveBufferSize.Id, 3000);
        Assert.Equal(size, socket.GetInt(SocketOption.ReceiveBufferSize.Id));
        Assert.Equal(lowWater, socket.GetInt(SocketOption.ReceiveLowWater.Id));
    }

    [Theory] // S14.2, S13.4
    [InlineData("OpenBSD", 8, Errno.EINVAL)]
    [InlineData("Linux", 1, Errno.Success)]
    [Proves<StackProfile>(nameof(StackProfile.Dialect))]
    [Proves<OptionDialect>(nameof(OptionDialect.FlagsReadAsBit), nameof(OptionDialect.MaximumLingerSeconds))]
    public void Values_are_read_and_written_in_the_dialect_of_the_profile(string profile, int on, Errno longLinger)
    {
        using KernelSocket socket = LocalPair.Unconnected(Profile(profile));
        Assert.Equal(0, socket.GetInt(SocketOption.KeepAlive.Id));
        Assert.Equal(Errno.Success, socket.SetInt(SocketOption.KeepAlive.Id, -3));
        Assert.Equal(on, socket.GetInt(SocketOption.KeepAlive.Id));
        Assert.Equal(longLinger, socket.SetOption(SocketOption.Linger, new Linger(true, TimeSpan.FromSeconds(40000))));
    }

    [Theory] // S13.4; Linux executed, which reads the last but one back
    [InlineData("OpenBSD", -1, Errno.EDOM, 0)]
    [InlineData("OpenBSD", 900_000_000_000, Errno.Success, 900_000_000_000)]
    [InlineData("OpenBSD", 10_000_000_000_000_000, Errno.EDOM, 0)]
    [InlineData("OpenBSD", long.MaxValue, Errno.EDOM, 0)]
    [InlineData("Linux", -1, Errno.Success, 0)]
    [InlineData("Linux", 900_000_000_000, Errno.Success, 900_000_000_000)]
    [InlineData("Linux", 10_000_000_000_000_000, Errno.Success, 0)]
    [InlineData("Linux", long.MaxValue, Errno.Success, 0)]
    [Proves<OptionDialect>(nameof(OptionDialect.TimeoutOutOfRangeIsRefused))]
    public void A_timeout_that_nobody_can_wait(string profile, long seconds, Errno expected, long reads)
    {
        using KernelSocket socket = LocalPair.Unconnected(Profile(profile));
        OptionId option = SocketOption.ReceiveTimeout.Id;
        byte[] value = [.. BitConverter.GetBytes(seconds), .. BitConverter.GetBytes(0L)];
        Assert.Equal(expected, socket.SetOption(option.Level.Core, option.CoreNumber, value));
        Assert.Equal(Errno.Success, socket.GetOption(option.Level.Core, option.CoreNumber, value, out int length));
        Assert.Equal((reads, 0), (BitConverter.ToInt64(value), BitConverter.ToInt64(value, sizeof(long))));
        Assert.Equal(value.Length, length);
    }

    [Theory] // S13.4; Linux executed
    [InlineData("OpenBSD", 9)]
    [InlineData("Linux", 5)]
    [Proves<StackProfile>(nameof(StackProfile.LingerOffKeepsInterval))]
    public void The_linger_interval_that_comes_with_off(string profile, int seconds)
    {
        using KernelSocket socket = LocalPair.Unconnected(Profile(profile));
        Assert.Equal(Errno.Success, socket.SetOption(SocketOption.Linger, new Linger(true, TimeSpan.FromSeconds(5))));
        Assert.Equal(Errno.Success, socket.SetOption(SocketOption.Linger, new Linger(false, TimeSpan.FromSeconds(9))));
        Assert.Equal(Errno.Success, socket.GetOption(SocketOption.Linger, out Linger linger));
        Assert.Equal(new Linger(false, TimeSpan.FromSeconds(seconds)), linger);
    }

    [Theory] // S13.4; Linux executed
    [InlineData("OpenBSD", SocketDomain.Unix, Errno.Success)]
    [InlineData("OpenBSD", SocketDomain.InterNetwork, Errno.Success)]
    [InlineData("Linux", SocketDomain.Unix, Errno.EOPNOTSUPP)]
    [InlineData("Linux", SocketDomain.InterNetwork, Errno.Success)]
    [InlineData("Linux", SocketDomain.InterNetworkV6, Errno.Success)]
    [Proves<StackProfile>(nameof(StackProfile.OnlyInternetReusesPorts))]
    [ProvesOption("SO_REUSEPORT")]
    public void Reusing_ports_where_there_are_none(string profile, SocketDomain domain, Errno expected)
    {
        using KernelSocket socket = new EchoProtocol(domain).CreateSocket(Profile(profile));
        Assert.Equal(Errno.Success, socket.SetOption(SocketOption.ReusePort, false));
        Assert.Equal(expected, socket.SetOption(SocketOption.ReusePort, true));
        Assert.Equal(Errno.Success, socket.GetOption(SocketOption.ReusePort, out bool on));
        Assert.Equal(expected == Errno.Success, on);
    }

    [Theory]
    [InlineData("OpenBSD")]
    [InlineData("Linux")]
    [ProvesOption("SO_TYPE")]
    [ProvesOption("SO_DOMAIN")]
    [ProvesOption("SO_PROTOCOL")]
    public void What_a_socket_is_can_be_read(string profile) // S14.3
    {
        using LocalPair pair = new(Profile(profile));
        Assert.Equal(Errno.Success, pair.A.GetOption(SocketOption.SocketType, out SocketType type));
        Assert.Equal(Errno.Success, pair.A.GetOption(SocketOption.Domain, out SocketDomain domain));
        Assert.Equal(Errno.Success, pair.A.GetOption(SocketOption.Protocol, out ProtocolType protocol));
        Assert.Equal(Errno.Success, pair.A.GetOption(SocketOption.AcceptConnection, out bool accepts));
        Assert.Equal((SocketType.Stream, SocketDomain.Unix, 0, false), (type, domain, (int)protocol, accepts));
    }

    [Theory]
    [InlineData("OpenBSD")]
    [InlineData("Linux")]
    public void The_peer_is_known_even_after_it_has_gone(string profile) // S14.3
    {
        using LocalPair pair = new(Profile(profile));
        pair.B.Close();
        Assert.Equal(Errno.Success, pair.A.GetOption(SocketOption.PeerCredentials, out PeerCredentials peer));
        Assert.Equal(new PeerCredentials(UserId: 1000, GroupId: 100, ProcessId: 42), peer);
    }

    [Theory]
    [InlineData("OpenBSD")]
    [InlineData("Linux")]
    public void A_socket_that_is_closed_while_its_peer_is_asked_for_is_closed(string profile)
    {
        using LocalPair pair = new(Profile(profile));
        pair.A.Close();
        Assert.Equal(Errno.EBADF, pair.A.ReadPeerCredentials(out PeerCredentials peer));
        Assert.Equal(default, peer);
    }

    [Theory] // S14.3; Linux executed
    [InlineData("OpenBSD", Errno.ENOTCONN, Errno.EOPNOTSUPP)]
    [InlineData("Linux", Errno.Success, Errno.Success)]
    public void Where_there_is_no_peer(string profile, Errno local, Errno other)
    {
        PeerCredentials expected = local == Errno.Success ? new(UserId: -1, GroupId: -1, ProcessId: 0) : default;
        using KernelSocket socket = LocalPair.Unconnected(Profile(profile));
        Assert.Equal(local, socket.GetOption(SocketOption.PeerCredentials, out PeerCredentials peer));
        Assert.Equal(expected, peer);

        using KernelSocket foreign = new EchoProtocol().CreateSocket(Profile(profile));
        Assert.Equal(other, foreign.GetOption(SocketOption.PeerCredentials, out peer));
        Assert.Equal(expected, peer);
    }

    private static OptionId Id(string name) => name switch
    {
        "SO_SNDBUF" => SocketOption.SendBufferSize.Id,
        "SO_RCVBUF" => SocketOption.ReceiveBufferSize.Id,
        "SO_SNDLOWAT" => SocketOption.SendLowWater.Id,
        _ => SocketOption.ReceiveLowWater.Id,
    };
}
