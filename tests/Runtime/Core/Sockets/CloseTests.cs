using Sockopt.Tests.Profiles;
using static Sockopt.Tests.Core.TestCalls;

namespace Sockopt.Tests.Core;

public sealed class CloseTests
{
    [Theory] // S12.6
    [InlineData("OpenBSD")]
    [InlineData("Linux")]
    public void The_peer_drains_what_was_queued_and_then_reads_the_end(string profile)
    {
        using LocalPair pair = new(Profile(profile));
        pair.A.SendText("data");
        Assert.Equal(Errno.Success, pair.A.Close());
        Assert.Equal("EPIPE", pair.B.SendText("x"));
        Assert.Equal("\"da\"", pair.B.ReceiveText(2));
        Assert.Equal("\"ta\"", pair.B.ReceiveText(100));
        Assert.Equal("\"\"", pair.B.ReceiveText(100));
        Assert.Equal(Errno.Success, pair.B.PendingError());
        Assert.Equal(Errno.Success, pair.B.Shutdown(ShutdownHow.Both));
        Assert.Equal(
            SocketState.Disconnected | SocketState.CannotSendMore | SocketState.CannotReceiveMore, pair.B.State);
    }

    [Theory] // S12.6; order executed on Linux
    [InlineData("OpenBSD", "\"\"")]
    [InlineData("Linux", "ECONNRESET")]
    [Proves<StackProfile>(nameof(StackProfile.UnreadDataResetsPeer))]
    [ProvesOption("SO_ERROR")]
    public void Unread_data_of_the_closer_resets_the_peer_behind_its_own_data(string profile, string afterData)
    {
        using LocalPair pair = new(Profile(profile));
        pair.B.SendText("unread");
        pair.A.SendText("answer");
        pair.A.Close();
        Assert.Equal("\"ans\"", pair.B.ReceiveText(3));
        Assert.Equal("\"wer\"", pair.B.ReceiveText(100));
        Assert.Equal(afterData, pair.B.ReceiveText(100));
        Assert.Equal("\"\"", pair.B.ReceiveText(100));
    }

    [Theory]
    [InlineData("OpenBSD")]
    [InlineData("Linux")]
    public void Every_call_after_close_finds_no_descriptor(string profile) // S12.4
    {
        using LocalPair pair = new(Profile(profile));
        pair.A.Close();
        Assert.Equal(Errno.EBADF, pair.A.Close());
        Assert.Equal("EBADF", pair.A.SendText("x"));
        Assert.Equal("EBADF", pair.A.ReceiveText(1));
        Assert.Equal(Errno.EBADF, pair.A.Shutdown(ShutdownHow.Both));
        Assert.Equal(Errno.EBADF, pair.A.SetInt(SocketOption.KeepAlive.Id, 1));
        Errno error = pair.A.GetOption(
            SocketLevelDispatcher.Level, SocketOption.KeepAlive.Id.CoreNumber, new byte[4], out int length);
        Assert.Equal(Errno.EBADF, error);
        Assert.Equal(0, length);
        Assert.Equal(Errno.EBADF, pair.A.SetOption(SocketOption.BindToInterface, 1));
        Assert.Equal(Errno.EBADF, pair.A.GetOption(SocketOption.BindToInterface, out _));
        Assert.False(pair.A.IsReadable);
        Assert.False(pair.A.IsWritable);
        pair.A.Dispose();
        Assert.Equal("\"\"", pair.B.ReceiveText(1));
    }

    [Theory]
    [InlineData("OpenBSD")]
    [InlineData("Linux")]
    public void A_stack_whose_sockets_are_closed_holds_nothing(string profile)
    {
        LocalPair pair = new(Profile(profile));
        pair.A.SendText(new string('x', 30_000));
        pair.B.SendText("y");
        StackUsage usage = pair.Stack.Usage;
        Assert.Equal(2, usage.Sockets);
        Assert.Equal(3, usage.Mbufs);
        Assert.Equal((2 * Cluster.LargeSize) + Cluster.SmallSize, usage.StorageBytes);

        pair.A.Close();
        Assert.Equal(1, pair.Stack.Usage.Sockets);
        Assert.Equal(2, pair.Stack.Usage.Mbufs);
        pair.B.Close();
        Assert.Equal(default, pair.Stack.Usage);
    }

    [Fact]
    public void The_error_of_the_disconnect_is_returned_and_the_socket_is_gone_all_the_same() // S12.4
    {
        EchoProtocol echo = new();
        SocketStack stack = new(StackProfile.OpenBsd, echo);
        stack.Create(echo.Domain, echo.Type, 0, default, out KernelSocket? socket);
        EchoProtocol.Move(socket!, ConnectionStep.Connected);
        Assert.Equal(Errno.EOPNOTSUPP, socket!.Close());
        Assert.Equal(Errno.EBADF, socket.Close());
        Assert.Equal(["detach"], echo.Heard);
        Assert.Equal(default, stack.Usage);
    }

    [Fact]
    public void A_socket_that_is_disconnecting_is_not_disconnected_again() // S12.2
    {
        EchoProtocol echo = new();
        SocketStack stack = new(StackProfile.OpenBsd, echo);
        stack.Create(echo.Domain, echo.Type, 0, default, out KernelSocket? socket);
        EchoProtocol.Move(socket!, ConnectionStep.Connected);
        EchoProtocol.Move(socket!, ConnectionStep.Disconnecting);
        Assert.Equal(Errno.Success, socket!.Close());
    }
}
