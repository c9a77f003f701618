using System.Buffers;

namespace Sockopt;

/// <summary>A send of bytes that a thread waits for.</summary>
internal ref struct SendBytesCall(KernelSocket socket, ReadOnlySpan<byte> data, SendProgress progress, SocketName? to)
    : ISocketCall<IoResult>
{
    private readonly ReadOnlySpan<byte> _data = data;
    private SendProgress _progress = progress;

    public readonly KernelSocket Socket => socket;

    public readonly TimeSpan Timeout => socket.SendTimeout;

    public bool Attempt(Waiter? waiter, out IoResult result) =>
        socket.AttemptSend(_data[_progress.Sent..], 0, to, ref _progress, waiter, out result);

    public readonly IoResult Interrupt(Errno reason) => socket.SendFailed(_progress.Sent, reason);
}

/// <summary>A send of bytes that a task waits for.</summary>
internal struct SendMemoryCall(KernelSocket socket, ReadOnlyMemory<byte> data, SendProgress progress, SocketName? to)
    : ISocketCall<IoResult>
{
    private SendProgress _progress = progress;

    public readonly KernelSocket Socket => socket;

    public readonly TimeSpan Timeout => socket.SendTimeout;

    public bool Attempt(Waiter? waiter, out IoResult result) =>
        socket.AttemptSend(data.Span[_progress.Sent..], 0, to, ref _progress, waiter, out result);

    public readonly IoResult Interrupt(Errno reason) => socket.SendFailed(_progress.Sent, reason);
}

/// <summary>A send of bytes that lie in several places, whoever waits for it.</summary>
internal struct SendSequenceCall(KernelSocket socket, ReadOnlySequence<byte> data, MessageFlags flags, SocketName? to)
    : ISocketCall<IoResult>
{
    private SendProgress _progress = new(flags);

    public readonly KernelSocket Socket => socket;

    public readonly TimeSpan Timeout => socket.SendTimeout;

    // Piece by piece: a stream does not see where one ends. An attempt that has to wait may go on elsewhere before it returns
    // here: what it changed is not looked at. An upcall that sends here as well has to come behind all pieces.
    public bool Attempt(Waiter? waiter, out IoResult result)
    {
        if (socket.KeepsMessages)
        {
            return socket.AttemptSendMessage(data, to, ref _progress, waiter, out result);
        }

        using Firing.Deferral deferral = Firing.Defer();
        try
        {
            ReadOnlySequence<byte> rest = data.Slice(_progress.Sent);
            while (true)
            {
                ReadOnlyMemory<byte> piece = FirstPiece(rest);
                long behind = rest.Length - piece.Length;
                if (!socket.AttemptSend(piece.Span, behind, to, ref _progress, waiter, out result))
                {
                    return false;
                }

                if (!result.IsSuccess || result.Count < data.Length - behind || behind == 0)
                {
                    return true;
                }

                rest = data.Slice(_progress.Sent);
            }
        }
        catch
        {
            socket.AbandonSend(ref _progress);
            throw;
        }
    }

    public readonly IoResult Interrupt(Errno reason) => socket.SendFailed(_progress.Sent, reason);

    private static ReadOnlyMemory<byte> FirstPiece(in ReadOnlySequence<byte> rest)
    {
        SequencePosition position = rest.Start;
        while (rest.TryGet(ref position, out ReadOnlyMemory<byte> piece))
        {
            if (!piece.IsEmpty)
            {
                return piece;
            }
        }

        return default;
    }
}

/// <summary>A send of an mbuf chain, whoever waits for it.</summary>
internal struct SendChainCall(KernelSocket socket, MbufChain chain, MessageFlags flags, SocketName? to) : ISocketCall<IoResult>
{
    private SendProgress _progress = new(flags);

    public readonly KernelSocket Socket => socket;

    public readonly TimeSpan Timeout => socket.SendTimeout;

    public bool Attempt(Waiter? waiter, out IoResult result) =>
        socket.AttemptSend(chain, to, ref _progress, waiter, out result);

    public readonly IoResult Interrupt(Errno reason) => IoResult.Failed(reason);
}
