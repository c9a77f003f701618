namespace Sockopt.Bench;

/// <summary>A chain of mbufs goes to the other end, and the next time back again. Nobody looks at its bytes.</summary>
internal static class HandOver
{
    public static Contest Open()
    {
        Owned owned = new();
        SocketStack stack = CoreEnd.CreateStack();
        (CoreEnd first, CoreEnd second) = owned.Add(CoreEnd.Pair(stack, Block.BufferSize));
        MbufChain chain = CreateChain(stack);
        return new Contest
        {
            Owned = owned,
            Contestants =
            [
                new Contestant(ContestantNames.Mbufs, operations =>
                {
                    (CoreEnd from, CoreEnd to) = (first, second);
                    for (int i = 0; i < operations; i++)
                    {
                        from.Send(chain);
                        chain = to.ReceiveChain(Block.Size);
                        (from, to) = (to, from);
                    }

                    return chain.Length;
                }),
            ],
            Targets = [new Within(ContestantNames.Mbufs, Nanoseconds: 1000), new WithoutAllocation(ContestantNames.Mbufs)],
            Expected = Block.Size,
        };
    }

    private static MbufChain CreateChain(SocketStack stack)
    {
        using MbufWriter writer = new(stack);
        Block.Write(writer, MbufWriter.MaximumSizeHint);
        return writer.Detach();
    }
}
