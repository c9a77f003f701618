using System.Buffers;
using System.IO.Pipelines;

namespace Sockopt.Bench;

/// <summary>An end of two pipes, one for each direction. It does not wait: there has to be space to send, and what is not there
/// yet to be received counts as the end.</summary>
internal readonly struct PipeEnd(PipeReader reader, PipeWriter writer) : IEnd
{
    public PipeReader Reader => reader;

    public PipeWriter Writer => writer;

    /// <summary>Both ends of two pipes.</summary>
    public static (PipeEnd First, PipeEnd Second) Pair(PipeOptions options)
    {
        Pipe there = new(options);
        Pipe back = new(options);
        return (new PipeEnd(back.Reader, there.Writer), new PipeEnd(there.Reader, back.Writer));
    }

    public void Send(ReadOnlyMemory<byte> data)
    {
        ValueTask<FlushResult> flush = writer.WriteAsync(data);
        if (!flush.IsCompletedSuccessfully)
        {
            throw new InvalidOperationException("The pipe is full.");
        }

        flush.GetAwaiter().GetResult();
    }

    public bool TryReceive(Memory<byte> destination)
    {
        if (!reader.TryRead(out ReadResult result) || result.Buffer.Length < destination.Length)
        {
            return false;
        }

        ReadOnlySequence<byte> wanted = result.Buffer.Slice(0, destination.Length);
        wanted.CopyTo(destination.Span);
        reader.AdvanceTo(wanted.End);
        return true;
    }

    public void Dispose()
    {
        writer.Complete();
        reader.Complete();
    }
}
