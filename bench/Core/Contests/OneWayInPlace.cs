using System.IO.Pipelines;

namespace Sockopt.Bench;

/// <summary>A large block goes one way, on one thread; it is written where it is sent from, and read where it was received.
/// Every byte is written and read.</summary>
internal static class OneWayInPlace
{
    private const string SmallPieces = "Pipelines, 4 KiB pieces";
    private const string LargePieces = "Pipelines, 16 KiB pieces";

    public static Contest Open()
    {
        Owned owned = new();
        SocketStack stack = CoreEnd.CreateStack();
        return new Contest
        {
            Owned = owned,
            Contestants =
            [
                OfPipes(SmallPieces, owned, sizeHint: 0),
                OfPipes(LargePieces, owned, MbufWriter.MaximumSizeHint),
                OfMbufs(owned, stack),
            ],
            Targets =
            [
                new AtMost(ContestantNames.Mbufs, SmallPieces, Share: 1),
                new AtMost(ContestantNames.Mbufs, LargePieces, Share: 1),
                new WithoutAllocation(ContestantNames.Mbufs),
            ],
            Expected = Block.Fingerprint,
        };
    }

    private static Contestant OfPipes(string name, Owned owned, int sizeHint)
    {
        (PipeEnd first, PipeEnd second) = owned.Add(PipeEnd.Pair(Block.Pipes));
        return new Contestant(name, operations =>
        {
            ulong sum = 0;
            for (int i = 0; i < operations; i++)
            {
                Block.Write(first.Writer, sizeHint);
                ValueTask<FlushResult> flush = first.Writer.FlushAsync();
                if (!flush.IsCompletedSuccessfully || !second.Reader.TryRead(out ReadResult result))
                {
                    throw new InvalidOperationException("The pipe is full, or empty.");
                }

                sum = Checksum.Of(result.Buffer);
                second.Reader.AdvanceTo(result.Buffer.End);
            }

            return (int)sum;
        });
    }

    private static Contestant OfMbufs(Owned owned, SocketStack stack)
    {
        (CoreEnd first, CoreEnd second) = owned.Add(CoreEnd.Pair(stack, Block.BufferSize));
        MbufWriter writer = owned.Add(new MbufWriter(stack));
        return new Contestant(ContestantNames.Mbufs, operations =>
        {
            ulong sum = 0;
            for (int i = 0; i < operations; i++)
            {
                Block.Write(writer, MbufWriter.MaximumSizeHint);
                first.Send(writer.Detach());
                MbufChain received = second.ReceiveChain(Block.Size);
                sum = Checksum.Of(received.Sequence);
                received.Dispose();
            }

            return (int)sum;
        });
    }
}
