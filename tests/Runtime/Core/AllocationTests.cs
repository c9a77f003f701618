using static Sockopt.Tests.Core.TestCalls;

namespace Sockopt.Tests.Core;

public sealed class AllocationTests
{
    [Theory]
    [InlineData("OpenBSD", 1)]
    [InlineData("OpenBSD", 100)]
    [InlineData("OpenBSD", 32768)]
    [InlineData("Linux", 212992)]
    public void Sending_and_receiving_allocates_nothing(string profile, int size)
    {
        using LocalPair pair = new(Profile(profile));
        byte[] buffer = new byte[size];
        Assert.Equal(0, Allocation.Of(() =>
        {
            IoResult sent = pair.A.Send(buffer, MessageFlags.None);
            IoResult received = pair.B.Receive(buffer, MessageFlags.None);
            return sent.Count + received.Count == 2 * size;
        }));
    }

    [Fact]
    public void Options_allocate_nothing()
    {
        using LocalPair pair = new(StackProfile.OpenBsd);
        Assert.Equal(0, Allocation.Of(() =>
            pair.A.SetOption(SocketOption.KeepAlive, true) == Errno.Success
            && pair.A.GetOption(SocketOption.KeepAlive, out bool _) == Errno.Success
            && pair.A.SetOption(SocketOption.SendBufferSize, 9000) == Errno.Success
            && pair.A.SetOption(SocketOption.Linger, default) == Errno.Success
            && pair.A.GetOption(SocketOption.PeerCredentials, out PeerCredentials _) == Errno.Success));
    }
}
