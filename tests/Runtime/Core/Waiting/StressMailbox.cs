using System.Buffers;
using System.Buffers.Binary;

namespace Sockopt.Tests.Core;

/// <summary>A receiver in a stress test. Each message says who sent it as which, and the rest of it follows from that.</summary>
internal sealed class StressMailbox(KernelSocket receiver, SocketName? name, bool isCutShort)
{
    /// <summary>The longest message.</summary>
    public const int Longest = 20_000;

    private const int HeaderSize = 12;

    private readonly Lock _lock = new();
    private readonly HashSet<(int Sender, int Number)> _seen = [];
    private int _sent;

    public KernelSocket Receiver => receiver;

    /// <summary>Where others send to; null for one that only its peer sends to.</summary>
    public SocketName? Name => name;

    /// <summary>Whether messages may be lost, because somebody closes it or has it drop them.</summary>
    public bool IsCutShort => isCutShort;

    public int Received
    {
        get
        {
            lock (_lock)
            {
                return _seen.Count;
            }
        }
    }

    public bool HasAll => Received == Volatile.Read(ref _sent);

    /// <summary>A message that a sender can be recognised by.</summary>
    public static byte[] Message(int sender, int number, int length)
    {
        byte[] message = new byte[Math.Max(length, HeaderSize)];
        BinaryPrimitives.WriteInt32LittleEndian(message, sender);
        BinaryPrimitives.WriteInt32LittleEndian(message.AsSpan(4), number);
        BinaryPrimitives.WriteInt32LittleEndian(message.AsSpan(8), message.Length);
        for (int i = HeaderSize; i < message.Length; i++)
        {
            message[i] = Pattern(sender, number, i);
        }

        return message;
    }

    public void CountSent() => Interlocked.Increment(ref _sent);

    /// <summary>Receives until the socket is closed.</summary>
    public async Task Receive(StressActor actor)
    {
        byte[] buffer = new byte[Longest + 1];
        while (true)
        {
            MessageFlags flags = actor.Random.Next(6) switch
            {
                0 => MessageFlags.DontWait,
                1 => MessageFlags.Peek,
                2 => MessageFlags.WaitAll,
                _ => MessageFlags.None,
            };
            using CancellationTokenSource? cancel = actor.Cancel();
            actor.IsAt($"receives, {flags}, after {Received} of {Volatile.Read(ref _sent)}");
            IoResult result = await Receive(actor, buffer, flags, cancel?.Token ?? default);
            if (result is { IsSuccess: true, Count: > 0 })
            {
                Accept(buffer.AsSpan(0, result.Count), isTaken: flags != MessageFlags.Peek);
                continue;
            }

            // The end, if anything was shut down or closed. Who still sends to it is told.
            if (result.IsSuccess || result.Errno is Errno.EBADF)
            {
                receiver.Close();
                break;
            }

            Assert.True(
                result.Errno is Errno.EAGAIN or Errno.EINTR || (IsCutShort && result.Errno is Errno.ECONNRESET),
                $"{actor}: {result.Errno}");
            if (result.Errno == Errno.EAGAIN)
            {
                await actor.Pause();
            }
        }

        actor.IsAt("over");
    }

    public void Check()
    {
        Assert.InRange(Received, 0, _sent);
        Assert.True(isCutShort || HasAll, $"{Received} of {_sent} messages");
    }

    public override string ToString() =>
        $"{receiver.Type} {name?.ToString() ?? "of a pair"} with {Received} of {_sent} messages, "
        + $"{receiver.ReceiveBuffer.Records} there";

    private void Accept(ReadOnlySpan<byte> message, bool isTaken)
    {
        int sender = BinaryPrimitives.ReadInt32LittleEndian(message);
        int number = BinaryPrimitives.ReadInt32LittleEndian(message[4..]);
        Assert.Equal(BinaryPrimitives.ReadInt32LittleEndian(message[8..]), message.Length);
        for (int i = HeaderSize; i < message.Length; i++)
        {
            Assert.True(message[i] == Pattern(sender, number, i), $"The byte at {i} of {number} by {sender} is wrong.");
        }

        if (isTaken)
        {
            lock (_lock)
            {
                Assert.True(_seen.Add((sender, number)), $"{number} by {sender} came twice.");
            }
        }
    }

    private async ValueTask<IoResult> Receive(
        StressActor actor, byte[] buffer, MessageFlags flags, CancellationToken cancel)
    {
        switch (actor.Random.Next(3))
        {
            case 0:
                return actor.Blocks
                    ? receiver.Receive(buffer, flags, cancel)
                    : await receiver.ReceiveAsync(buffer, flags, cancel);
            case 1:
                ChainResult chain = actor.Blocks
                    ? receiver.ReceiveChain(buffer.Length, flags, cancel)
                    : await receiver.ReceiveChainAsync(buffer.Length, flags, cancel);
                int count = chain.Chain.Length;
                chain.Chain.Sequence.CopyTo(buffer);
                chain.Chain.Dispose();
                return new IoResult(count, chain.Flags, chain.Errno);
            default:
                MessageResult message = actor.Blocks
                    ? receiver.ReceiveMessage(buffer, flags, cancellation: cancel)
                    : await receiver.ReceiveMessageAsync(buffer, flags, cancellation: cancel);
                foreach (OpenFile file in message.Rights)
                {
                    file.Release();
                }

                return new IoResult(message.Count, message.Flags, message.Errno);
        }
    }

    private static byte Pattern(int sender, int number, int position) =>
        (byte)((sender * 31) ^ (number * 7) ^ position ^ (position >> 8));
}
