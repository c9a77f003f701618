using System.Net.Sockets;
using static Sockopt.Tests.Core.TestCalls;

namespace Sockopt.Tests.Core;

public sealed class SocketLevelTests
{
    private const int Send = SocketKeys.SendBufferName;
    private const int Receive = SocketKeys.ReceiveBufferName;
    private const int SendLow = SocketKeys.SendLowWaterName;
    private const int ReceiveLow = SocketKeys.ReceiveLowWaterName;

    [Theory] // S1.5, S8.3; Linux executed
    [InlineData("OpenBSD", 32768, 2048)]
    [InlineData("Linux", 212992, 1)]
    public void A_new_local_stream_has_the_buffers_of_its_system(string profile, int size, int sendLowWater)
    {
        using KernelSocket socket = LocalPair.Unconnected(Profile(profile));
        Assert.Equal(size, socket.GetInt(Send));
        Assert.Equal(size, socket.GetInt(Receive));
        Assert.Equal(sendLowWater, socket.GetInt(SendLow));
        Assert.Equal(1, socket.GetInt(ReceiveLow));
    }

    [Theory] // S13.4, S8.3; Linux executed
    [InlineData("OpenBSD", Send, 5000, Errno.Success, 5000)]
    [InlineData("OpenBSD", Send, 0, Errno.Success, 1)]
    [InlineData("OpenBSD", Send, -1, Errno.Success, 1)]
    [InlineData("OpenBSD", Send, 2 * 1024 * 1024, Errno.Success, 2 * 1024 * 1024)]
    [InlineData("OpenBSD", Send, (2 * 1024 * 1024) + 1, Errno.ENOBUFS, 32768)]
    [InlineData("OpenBSD", Receive, 5000, Errno.Success, 5000)]
    [InlineData("OpenBSD", Receive, int.MinValue, Errno.Success, 1)]
    [InlineData("OpenBSD", Receive, int.MaxValue, Errno.ENOBUFS, 32768)]
    [InlineData("Linux", Send, 5000, Errno.Success, 10000)]
    [InlineData("Linux", Send, 0, Errno.Success, 4608)]
    [InlineData("Linux", Send, 2304, Errno.Success, 4608)]
    [InlineData("Linux", Send, 2305, Errno.Success, 4610)]
    [InlineData("Linux", Send, -1, Errno.Success, 8388608)]
    [InlineData("Linux", Send, int.MaxValue, Errno.Success, 8388608)]
    [InlineData("Linux", Receive, 0, Errno.Success, 2304)]
    [InlineData("Linux", Receive, 1152, Errno.Success, 2304)]
    [InlineData("Linux", Receive, 2303, Errno.Success, 4606)]
    [InlineData("Linux", Receive, int.MinValue, Errno.Success, 8388608)]
    public void The_size_of_a_buffer(string profile, int name, int value, Errno expected, int reads)
    {
        using KernelSocket socket = LocalPair.Unconnected(Profile(profile));
        Assert.Equal(expected, socket.SetInt(name, value));
        Assert.Equal(reads, socket.GetInt(name));
    }

    [Fact]
    public void The_doubled_size_is_an_int()
    {
        StackLimits limits = StackProfile.Linux.DefaultLimits with { MaximumSendBufferSize = int.MaxValue };
        using LocalPair pair = new(StackProfile.Linux, limits);
        Assert.Equal(Errno.Success, pair.A.SetInt(Send, int.MaxValue));
        Assert.Equal(int.MaxValue, pair.A.GetInt(Send));
    }

    [Theory] // S13.4
    [InlineData("OpenBSD", Errno.EINVAL)]
    [InlineData("Linux", Errno.Success)]
    public void The_size_of_a_buffer_that_is_shut_down(string profile, Errno expected)
    {
        using LocalPair pair = new(Profile(profile));
        pair.A.Shutdown(ShutdownHow.Send);
        Assert.Equal(expected, pair.A.SetInt(Send, 9000));
        Assert.Equal(Errno.Success, pair.A.SetInt(Receive, 9000));
        Assert.Equal(expected, pair.B.SetInt(Receive, 9000));
        Assert.Equal(Errno.Success, pair.B.SetInt(Send, 9000));
    }

    [Theory] // S13.4; Linux executed
    [InlineData("OpenBSD", SendLow, 100, Errno.Success, 100)]
    [InlineData("OpenBSD", SendLow, 0, Errno.Success, 1)]
    [InlineData("OpenBSD", SendLow, 99999, Errno.Success, 32768)]
    [InlineData("OpenBSD", ReceiveLow, -5, Errno.Success, 1)]
    [InlineData("OpenBSD", ReceiveLow, 99999, Errno.Success, 32768)]
    [InlineData("Linux", SendLow, 100, Errno.ENOPROTOOPT, 1)]
    [InlineData("Linux", ReceiveLow, 0, Errno.Success, 1)]
    [InlineData("Linux", ReceiveLow, -5, Errno.Success, int.MaxValue)]
    [InlineData("Linux", ReceiveLow, 1000000, Errno.Success, 1000000)]
    public void A_low_water_mark(string profile, int name, int value, Errno expected, int reads)
    {
        using KernelSocket socket = LocalPair.Unconnected(Profile(profile));
        Assert.Equal(expected, socket.SetInt(name, value));
        Assert.Equal(reads, socket.GetInt(name));
    }

    [Theory] // S8.3
    [InlineData("OpenBSD", 3000, 3000)]
    [InlineData("Linux", 6000, 10000)]
    public void A_smaller_buffer_takes_its_low_water_mark_down(string profile, int size, int lowWater)
    {
        using KernelSocket socket = LocalPair.Unconnected(Profile(profile));
        socket.SetInt(ReceiveLow, 10000);
        socket.SetInt(Receive, 3000);
        Assert.Equal(size, socket.GetInt(Receive));
        Assert.Equal(lowWater, socket.GetInt(ReceiveLow));
    }

    [Theory] // S14.2, S13.4
    [InlineData("OpenBSD", 8, Errno.EINVAL)]
    [InlineData("Linux", 1, Errno.Success)]
    public void Values_are_read_and_written_in_the_dialect_of_the_profile(string profile, int on, Errno longLinger)
    {
        using KernelSocket socket = LocalPair.Unconnected(Profile(profile));
        Assert.Equal(0, socket.GetInt(SocketKeys.KeepAliveName));
        Assert.Equal(Errno.Success, socket.SetInt(SocketKeys.KeepAliveName, -3));
        Assert.Equal(on, socket.GetInt(SocketKeys.KeepAliveName));
        Assert.Equal(longLinger, socket.SetOption(SocketKeys.Linger, new Linger(true, TimeSpan.FromSeconds(40000))));
    }

    [Theory]
    [InlineData("OpenBSD")]
    [InlineData("Linux")]
    public void What_a_socket_is_can_be_read(string profile) // S14.3
    {
        using LocalPair pair = new(Profile(profile));
        Assert.Equal(Errno.Success, pair.A.GetOption(SocketKeys.Type, out SocketType type));
        Assert.Equal(Errno.Success, pair.A.GetOption(SocketKeys.Domain, out SocketDomain domain));
        Assert.Equal(Errno.Success, pair.A.GetOption(SocketKeys.Protocol, out ProtocolType protocol));
        Assert.Equal(Errno.Success, pair.A.GetOption(SocketKeys.AcceptConnection, out bool accepts));
        Assert.Equal((SocketType.Stream, SocketDomain.Unix, 0, false), (type, domain, (int)protocol, accepts));
    }

    [Theory]
    [InlineData("OpenBSD")]
    [InlineData("Linux")]
    public void The_peer_is_known_even_after_it_has_gone(string profile) // S14.3
    {
        using LocalPair pair = new(Profile(profile));
        pair.B.Close();
        Assert.Equal(Errno.Success, pair.A.GetOption(SocketKeys.PeerCredentials, out PeerCredentials peer));
        Assert.Equal(new PeerCredentials(UserId: 1000, GroupId: 100, ProcessId: 42), peer);
    }

    [Theory] // S14.3; Linux executed
    [InlineData("OpenBSD", Errno.ENOTCONN, Errno.EOPNOTSUPP)]
    [InlineData("Linux", Errno.Success, Errno.Success)]
    public void Where_there_is_no_peer(string profile, Errno local, Errno other)
    {
        PeerCredentials expected = local == Errno.Success ? new(UserId: -1, GroupId: -1, ProcessId: 0) : default;
        using KernelSocket socket = LocalPair.Unconnected(Profile(profile));
        Assert.Equal(local, socket.GetOption(SocketKeys.PeerCredentials, out PeerCredentials peer));
        Assert.Equal(expected, peer);

        EchoProtocol echo = new();
        new SocketStack(Profile(profile), echo).Create(echo.Domain, echo.Type, 0, default, out KernelSocket? foreign);
        Assert.Equal(other, foreign!.GetOption(SocketKeys.PeerCredentials, out peer));
        Assert.Equal(expected, peer);
    }
}
