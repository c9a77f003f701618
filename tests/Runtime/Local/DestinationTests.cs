using Sockopt.Tests.Core;
using Sockopt.Tests.Profiles;

namespace Sockopt.Tests.Local;

/// <summary>Sends on a local stream that name a destination (S7.9).</summary>
public sealed class DestinationTests
{
    private static readonly SocketName Somewhere = LocalName.OfPath("/nowhere");

    [Theory] // S7.9; Linux executed: before ENOTCONN and EPIPE
    [InlineData("OpenBSD", "2", "ENOTCONN", "EPIPE", "EPIPE")]
    [InlineData("Linux", "EISCONN", "EOPNOTSUPP", "EISCONN", "EISCONN")]
    [Proves<StackProfile>(nameof(StackProfile.LocalStreamRefusesName))]
    public void A_stream_goes_where_it_is_connected_to(
        string profile, string connected, string unconnected, string shutDown, string peerGone)
    {
        LocalSpace space = new(profile);
        (KernelSocket a, KernelSocket b) = space.CreatePair();
        Assert.Equal(connected, Send(a, "ab"));
        Assert.Equal(connected == "2" ? "\"ab\"" : "EAGAIN", b.ReceiveText(9));
        a.Shutdown(ShutdownHow.Send);
        Assert.Equal(shutDown, Send(a, "ab"));
        a.Close();
        Assert.Equal(peerGone, Send(b, "ab"));

        Assert.Equal(unconnected, Send(space.Create(), "ab"));
        Assert.Equal(unconnected, Send(space.CreateListener("/a"), "ab"));
        Assert.Equal("EBADF", Send(a, "ab"));
    }

    [Theory] // Linux executed: nothing that is urgent comes first, then the name
    [InlineData("", "EOPNOTSUPP")]
    [InlineData("x", "EISCONN")]
    public void Nothing_urgent_is_found_before_the_name(string text, string expected)
    {
        (KernelSocket a, _) = new LocalSpace("Linux").CreatePair();
        Assert.Equal(expected, Send(a, text, MessageFlags.OutOfBand));
    }

    [Fact]
    public void Chains_and_sequences_name_destinations_like_bytes()
    {
        (KernelSocket a, KernelSocket b) = new LocalSpace("Linux").CreatePair();
        Assert.Equal(Errno.EISCONN, a.Send(new System.Buffers.ReadOnlySequence<byte>([1]), MessageFlags.None, Somewhere).Errno);
        b.SendText("x");
        MbufChain chain = a.ReceiveChain(1).Chain;
        Assert.Equal(Errno.EISCONN, a.Send(chain, MessageFlags.None, Somewhere).Errno);
        chain.Dispose();
    }

    private static string Send(KernelSocket socket, string text, MessageFlags flags = MessageFlags.None)
    {
        IoResult result = socket.Send(System.Text.Encoding.ASCII.GetBytes(text), flags, Somewhere);
        return result.IsSuccess ? $"{result.Count}" : $"{result.Errno}";
    }
}
