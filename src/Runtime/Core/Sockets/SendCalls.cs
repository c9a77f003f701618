using System.Buffers;

namespace Sockopt;

/// <summary>A send of bytes that a thread waits for.</summary>
internal ref struct SendBytesCall(KernelSocket socket, ReadOnlySpan<byte> data, SendProgress progress) : ISocketCall<IoResult>
{
    private readonly ReadOnlySpan<byte> _data = data;
    private SendProgress _progress = progress;

    public readonly KernelSocket Socket => socket;

    public readonly TimeSpan Timeout => socket.SendTimeout;

    public bool Attempt(Waiter? waiter, out IoResult result) =>
        socket.AttemptSend(_data[_progress.Sent..], 0, ref _progress, waiter, out result);

    public readonly IoResult Interrupt(Errno reason) => socket.SendFailed(_progress.Sent, reason);
}

/// <summary>A send of bytes that a task waits for.</summary>
internal struct SendMemoryCall(KernelSocket socket, ReadOnlyMemory<byte> data, SendProgress progress) : ISocketCall<IoResult>
{
    private SendProgress _progress = progress;

    public readonly KernelSocket Socket => socket;

    public readonly TimeSpan Timeout => socket.SendTimeout;

    public bool Attempt(Waiter? waiter, out IoResult result) =>
        socket.AttemptSend(data.Span[_progress.Sent..], 0, ref _progress, waiter, out result);

    public readonly IoResult Interrupt(Errno reason) => socket.SendFailed(_progress.Sent, reason);
}

/// <summary>A send of bytes that lie in several places, whoever waits for it.</summary>
internal struct SendSequenceCall(KernelSocket socket, ReadOnlySequence<byte> data, SendProgress progress)
    : ISocketCall<IoResult>
{
    private SendProgress _progress = progress;

    public readonly KernelSocket Socket => socket;

    public readonly TimeSpan Timeout => socket.SendTimeout;

    // Piece by piece: a stream does not see where one ends.
    public bool Attempt(Waiter? waiter, out IoResult result)
    {
        while (true)
        {
            int before = _progress.Sent;
            ReadOnlySequence<byte> rest = data.Slice(before);
            ReadOnlyMemory<byte> piece = FirstPiece(rest);
            long behind = rest.Length - piece.Length;

            // Once the waiter is in the list, the call may go on elsewhere: nothing of it may be touched here any more.
            if (!socket.AttemptSend(piece.Span, behind, ref _progress, waiter, out result))
            {
                return false;
            }

            if (!result.IsSuccess || behind == 0 || _progress.Sent - before < piece.Length)
            {
                return true;
            }
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
internal struct SendChainCall(KernelSocket socket, MbufChain chain, SendProgress progress) : ISocketCall<IoResult>
{
    private SendProgress _progress = progress;

    public readonly KernelSocket Socket => socket;

    public readonly TimeSpan Timeout => socket.SendTimeout;

    public bool Attempt(Waiter? waiter, out IoResult result) =>
        socket.AttemptSend(chain, ref _progress, waiter, out result);

    public readonly IoResult Interrupt(Errno reason) => IoResult.Failed(reason);
}
