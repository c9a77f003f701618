namespace Sockopt.Bench;

/// <summary>A large block goes one way, on one thread, from memory of the sender to memory of the receiver.</summary>
internal static class OneWay
{
    public static Contest Open()
    {
        Owned owned = new();
        byte[] source = Block.Create();
        byte[] destination = new byte[Block.Size];
        return new Contest
        {
            Owned = owned,
            Contestants =
            [
                Of(ContestantNames.Pipelines, owned.Add(PipeEnd.Pair(Block.Pipes)), source, destination),
                Of(ContestantNames.Socket, owned.Add(SocketEnd.Pair(Block.BufferSize)), source, destination),
                .. OperatingSystem.IsWindows() ? [] : new[]
                {
                    Of(ContestantNames.Descriptors, owned.Add(DescriptorEnd.Pair(Block.BufferSize)), source, destination),
                },
                Of(
                    ContestantNames.Core,
                    owned.Add(CoreEnd.Pair(CoreEnd.CreateStack(), Block.BufferSize)),
                    source,
                    destination),
            ],
            Targets =
            [
                new AtMost(ContestantNames.Core, ContestantNames.Pipelines, Share: 1),
                new AtMost(ContestantNames.Core, ContestantNames.Socket, Share: 1),
                new WithoutAllocation(ContestantNames.Core),
            ],
            Reset = () => Array.Clear(destination),
            Expected = Block.Fingerprint,
        };
    }

    private static Contestant Of<TEnd>(string name, (TEnd First, TEnd Second) pair, byte[] source, byte[] destination)
        where TEnd : struct, IEnd => new(name, operations =>
        {
            for (int i = 0; i < operations; i++)
            {
                pair.First.Send(source);
                pair.Second.Receive(destination);
            }

            return (int)Checksum.Of(destination);
        });
}
