using Sockopt.Tests.Profiles;
using static Sockopt.Tests.Core.TestCalls;

namespace Sockopt.Tests.Core;

public sealed class ReadinessTests
{
    [Theory] // S8.6
    [InlineData("OpenBSD")]
    [InlineData("Linux")]
    public void Data_makes_readable_and_space_writable(string profile)
    {
        using LocalPair pair = new(Profile(profile));
        Assert.False(pair.B.IsReadable);
        Assert.True(pair.A.IsWritable);
        int size = pair.A.GetInt(SocketOption.SendBufferSize.Id);
        pair.A.SendText(new string('x', size));
        Assert.True(pair.B.IsReadable);
        Assert.False(pair.A.IsWritable);
        pair.B.ReceiveText(size);
        Assert.False(pair.B.IsReadable);
        Assert.True(pair.A.IsWritable);
    }

    [Fact]
    public void The_low_water_marks_decide() // S8.6
    {
        using LocalPair pair = new(StackProfile.OpenBsd);
        pair.B.SetInt(SocketOption.ReceiveLowWater.Id, 3);
        pair.A.SetInt(SocketOption.SendLowWater.Id, 32766);
        pair.A.SendText("ab");
        Assert.False(pair.B.IsReadable);
        Assert.True(pair.A.IsWritable);
        pair.A.SendText("c");
        Assert.True(pair.B.IsReadable);
        Assert.False(pair.A.IsWritable);
    }

    [Fact]
    public void Without_its_connection_a_socket_is_not_writable_until_it_cannot_send() // S8.6
    {
        using KernelSocket socket = LocalPair.Unconnected(StackProfile.OpenBsd);
        Assert.False(socket.IsReadable);
        Assert.False(socket.IsWritable);
        socket.Shutdown(ShutdownHow.Both);
        Assert.True(socket.IsReadable);
        Assert.True(socket.IsWritable);
    }

    [Fact]
    public void A_pending_error_makes_both() // S8.6
    {
        EchoProtocol echo = new(flags: ProtocolFlags.ConnectionRequired);
        using KernelSocket socket = echo.CreateSocket(StackProfile.OpenBsd);
        Assert.False(socket.IsReadable || socket.IsWritable);
        EchoProtocol.Report(socket, Errno.ENETDOWN);
        Assert.True(socket.IsReadable && socket.IsWritable);
        Assert.Equal(Errno.ENETDOWN, socket.PendingError()); // S14.6
        Assert.Equal(Errno.Success, socket.PendingError());
        Assert.False(socket.IsReadable || socket.IsWritable);
    }

    [Theory] // S8.6
    [InlineData("OpenBSD")]
    [InlineData("Linux")]
    [ProvesOption("SO_RCVLOWAT")]
    public void A_socket_is_readable_from_the_low_water_mark_on(string profile)
    {
        using LocalPair pair = new(Profile(profile));
        Assert.Equal(Errno.Success, pair.B.SetInt(SocketOption.ReceiveLowWater.Id, 3));
        pair.A.SendText("ab");
        Assert.False(pair.B.IsReadable);
        pair.A.SendText("c");
        Assert.True(pair.B.IsReadable);
        pair.B.ReceiveText(1);
        Assert.False(pair.B.IsReadable);
        pair.B.SetInt(SocketOption.ReceiveLowWater.Id, 2);
        Assert.True(pair.B.IsReadable);
    }

    [Fact]
    [ProvesOption("SO_SNDLOWAT")]
    public void A_socket_is_writable_from_the_low_water_mark_on() // S8.6; Linux has no such mark to set
    {
        using LocalPair pair = new(StackProfile.OpenBsd);
        Assert.Equal(Errno.Success, pair.A.SetInt(SocketOption.SendLowWater.Id, 10_000));
        Assert.Equal("20000", pair.A.SendText(new string('x', 20_000)));
        Assert.True(pair.A.IsWritable);
        Assert.Equal("5000", pair.A.SendText(new string('x', 5000)));
        Assert.False(pair.A.IsWritable);
        Assert.Equal("EAGAIN", pair.A.SendText(new string('x', 9000)));
        pair.A.SetInt(SocketOption.SendLowWater.Id, 7000);
        Assert.True(pair.A.IsWritable);
        Assert.Equal("7768", pair.A.SendText(new string('x', 9000)));
    }

    [Theory] // S17.1, S8.6; Linux executed
    [InlineData("OpenBSD", PollEvents.None, PollEvents.In | PollEvents.Out)]
    [InlineData("Linux", PollEvents.Out | PollEvents.HangUp, PollEvents.Out | PollEvents.In | PollEvents.HangUp)]
    [Proves<StackProfile>(nameof(StackProfile.PollTellsHangUp))]
    public void Polling_tells_of_the_end_by_bits_of_its_own_or_not(string profile, PollEvents fresh, PollEvents shutDown)
    {
        const PollEvents Asked = PollEvents.In | PollEvents.Out;
        using KernelSocket socket = LocalPair.Unconnected(Profile(profile));
        Assert.Equal(fresh, socket.Poll(Asked));
        socket.Shutdown(ShutdownHow.Both);
        Assert.Equal(shutDown, socket.Poll(Asked));
        socket.Close();
        Assert.Equal(PollEvents.Invalid, socket.Poll(Asked));
    }
}
