using System.IO.Pipelines;

namespace Sockopt.Bench;

/// <summary>A large block goes one way, on one thread, from memory of the sender to memory of the receiver.</summary>
internal static class OneWay
{
    /// <summary>The size of the block.</summary>
    public const int BlockSize = 64 * 1024;

    /// <summary>What fits between sender and receiver: twice the block, so that nobody has to wait on one thread.</summary>
    public const int BufferSize = 2 * BlockSize;

    /// <summary>Pipes with room for as much.</summary>
    public static PipeOptions Pipes { get; } = new(pauseWriterThreshold: BufferSize, resumeWriterThreshold: BlockSize);

    public static Contest Open()
    {
        Owned owned = new();
        byte[] source = new byte[BlockSize];
        byte[] destination = new byte[BlockSize];
        Array.Fill(source, (byte)0x5a);
        List<Contestant> contestants =
        [
            Of(ContestantNames.Pipelines, owned.Add(PipeEnd.Pair(Pipes)), source, destination),
            Of(ContestantNames.Socket, owned.Add(SocketEnd.Pair(BufferSize)), source, destination),
            Of(ContestantNames.Core, owned.Add(CoreEnd.Pair(CoreEnd.CreateStack(), BufferSize)), source, destination),
        ];
        if (!OperatingSystem.IsWindows())
        {
            contestants.Insert(2, Of(ContestantNames.Descriptors, owned.Add(DescriptorEnd.Pair(BufferSize)), source, destination));
        }

        return new Contest
        {
            Owned = owned,
            Contestants = contestants,
            Targets =
            [
                new AtMost(ContestantNames.Core, ContestantNames.Pipelines, Share: 1),
                new AtMost(ContestantNames.Core, ContestantNames.Socket, Share: 1),
                new WithoutAllocation(ContestantNames.Core),
            ],
            Reset = () => Array.Clear(destination),
            Expected = (int)Checksum.Of(source),
        };
    }

    private static Contestant Of<TEnd>(string name, (TEnd First, TEnd Second) pair, byte[] source, byte[] destination)
        where TEnd : struct, IStreamEnd => new(name, operations =>
        {
            for (int i = 0; i < operations; i++)
            {
                pair.First.Send(source);
                pair.Second.Receive(destination);
            }

            return (int)Checksum.Of(destination);
        });
}
