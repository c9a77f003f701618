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
        EchoProtocol.Fail(socket, Errno.ENETDOWN);
        Assert.True(socket.IsReadable && socket.IsWritable);
        Assert.Equal(Errno.ENETDOWN, socket.PendingError()); // S14.6
        Assert.Equal(Errno.Success, socket.PendingError());
        Assert.False(socket.IsReadable || socket.IsWritable);
    }
}
