using System.Net.Sockets;
using static Sockopt.Tests.Core.TestCalls;

namespace Sockopt.Tests.Core;

/// <summary>Messages cost nothing but their bytes once they are warm.</summary>
public sealed class MessageAllocationTests
{
    [Theory]
    [InlineData("OpenBSD", SocketType.Dgram, 64)]
    [InlineData("OpenBSD", SocketType.Dgram, 8192)]
    [InlineData("OpenBSD", SocketType.Seqpacket, 64)]
    [InlineData("OpenBSD", SocketType.Seqpacket, 32_768)]
    [InlineData("Linux", SocketType.Dgram, 64)]
    [InlineData("Linux", SocketType.Dgram, 200_000)]
    [InlineData("Linux", SocketType.Seqpacket, 64)]
    [InlineData("Linux", SocketType.Seqpacket, 200_000)]
    public void Sending_and_receiving_allocates_nothing(string profile, SocketType type, int size)
    {
        using LocalPair pair = new(Profile(profile), type);
        byte[] buffer = new byte[size];
        Assert.Equal(0, Allocation.Of(() =>
        {
            IoResult sent = pair.A.Send(buffer);
            IoResult received = pair.B.Receive(buffer);
            return sent.Count + received.Count == 2 * size;
        }));
    }

    [Theory]
    [InlineData("OpenBSD", SocketType.Dgram)]
    [InlineData("OpenBSD", SocketType.Seqpacket)]
    [InlineData("Linux", SocketType.Dgram)]
    [InlineData("Linux", SocketType.Seqpacket)]
    public void Asynchronous_calls_that_end_at_once_allocate_nothing(string profile, SocketType type)
    {
        using LocalPair pair = new(Profile(profile), type);
        byte[] buffer = new byte[64];
        Assert.Equal(0, Allocation.Of(() =>
        {
            ValueTask<IoResult> send = pair.A.SendAsync(buffer);
            ValueTask<IoResult> receive = pair.B.ReceiveAsync(buffer);
            return send.IsCompleted && receive.IsCompleted && send.Result.Count + receive.Result.Count == 128;
        }));
    }

    [Theory] // the sender's name is not made for each message
    [InlineData("OpenBSD", SocketType.Stream, false)]
    [InlineData("OpenBSD", SocketType.Dgram, false)]
    [InlineData("OpenBSD", SocketType.Dgram, true)]
    [InlineData("OpenBSD", SocketType.Seqpacket, false)]
    [InlineData("Linux", SocketType.Stream, true)]
    [InlineData("Linux", SocketType.Dgram, false)]
    [InlineData("Linux", SocketType.Dgram, true)]
    [InlineData("Linux", SocketType.Seqpacket, true)]
    public void Receiving_with_the_sender_allocates_nothing(string profile, SocketType type, bool hasName)
    {
        using LocalPair pair = new(Profile(profile), type);
        if (hasName)
        {
            pair.A.Bind(LocalSockets.Name);
        }

        byte[] buffer = new byte[64];
        Assert.Equal(0, Allocation.Of(() =>
        {
            IoResult sent = pair.A.Send(buffer);
            MessageResult received = pair.B.ReceiveMessage(buffer);
            ValueTask<IoResult> send = pair.A.SendAsync(buffer);
            ValueTask<MessageResult> receive = pair.B.ReceiveMessageAsync(buffer);
            return send.IsCompleted && receive.IsCompleted
                && sent.Count + received.Count + send.Result.Count + receive.Result.Count == 256;
        }));
    }

    [Theory] // across two locks
    [InlineData("OpenBSD")]
    [InlineData("Linux")]
    public void Sending_by_name_allocates_nothing(string profile)
    {
        SocketStack stack = LocalPair.LocalStack(Profile(profile));
        using KernelSocket receiver = LocalSockets.Create(stack, SocketDomain.Unix, SocketType.Dgram);
        using KernelSocket sender = LocalSockets.Create(stack, SocketDomain.Unix, SocketType.Dgram);
        receiver.Bind(LocalSockets.Name);
        byte[] buffer = new byte[64];
        Assert.Equal(0, Allocation.Of(() =>
        {
            IoResult sent = sender.Send(buffer, to: LocalSockets.Name);
            IoResult received = receiver.Receive(buffer);
            return sent.Count + received.Count == 128;
        }));
    }

    [Theory]
    [InlineData("OpenBSD", SocketType.Dgram)]
    [InlineData("Linux", SocketType.Dgram)]
    [InlineData("Linux", SocketType.Seqpacket)]
    public void A_receive_that_waits_for_a_message_allocates_nothing(string profile, SocketType type)
    {
        using LocalPair pair = new(Profile(profile), new StackSettings { WakeUpsRunInline = true }, type);
        byte[] buffer = new byte[64];
        Assert.Equal(0, Allocation.Of(() =>
        {
            ValueTask<MessageResult> receive = pair.B.ReceiveMessageAsync(buffer);
            bool waits = !receive.IsCompleted;
            pair.A.Send(buffer);
            return waits && receive.GetAwaiter().GetResult().Count == 64;
        }));
    }
}
