// corpus: sockopt
using System.Buffers.Binary;
using Sockopt;

namespace Fabric.Frames;

/// <summary>Sends frames: four bytes of length, and what they speak of, written where it is sent from.</summary>
public sealed class FrameSender(SocketStack stack, KernelSocket socket) : IDisposable
{
    private readonly MbufWriter _writer = new(stack);

    public int Frames { get; private set; }

    public bool TrySend(ReadOnlySpan<byte> body)
    {
        using MbufChain frame = Compose(body);
        IoResult sent = socket.Send({|SOPT1019:frame|}, MessageFlags.DontWait);
        if (!sent.IsSuccess)
        {
            return false;
        }

        Frames++;
        return true;
    }

    public async Task<int> SendAsync(ReadOnlyMemory<byte> body)
    {
        MbufChain frame = Compose(body.Span);
        try
        {
            IoResult sent = await socket.SendAsync(frame).ConfigureAwait(false);
            Frames++;
            return sent.Count;
        }
        finally
        {
            frame.{|SOPT1019:Dispose|}();
        }
    }

    /// <summary>Sends, and says how long the frame was.</summary>
    public int SendMeasured(ReadOnlySpan<byte> body)
    {
        MbufChain frame = Compose(body);
        if (!socket.Send(frame).IsSuccess)
        {
            int unsent = frame.Length;
            frame.Dispose();
            return -unsent;
        }

        Frames++;
        return frame.{|SOPT1019:Length|};
    }

    public void Dispose() => _writer.Dispose();

    private MbufChain Compose(ReadOnlySpan<byte> body)
    {
        BinaryPrimitives.WriteInt32BigEndian(_writer.GetSpan(4), body.Length);
        _writer.Advance(4);
        while (!body.IsEmpty)
        {
            Span<byte> free = _writer.GetSpan();
            int count = Math.Min(free.Length, body.Length);
            body[..count].CopyTo(free);
            _writer.Advance(count);
            body = body[count..];
        }

        return _writer.Detach();
    }
}
