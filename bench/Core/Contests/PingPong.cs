using System.IO.Pipelines;

namespace Sockopt.Bench;

/// <summary>A message goes to the other end and comes back, on one thread: what the calls themselves cost.</summary>
internal static class PingPong
{
    public static Contest Open()
    {
        Owned owned = new();
        return new Contest
        {
            Owned = owned,
            Contestants =
            [
                Of(ContestantNames.Pipelines, owned.Add(PipeEnd.Pair(PipeOptions.Default))),
                Of(ContestantNames.Socket, owned.Add(SocketEnd.Pair())),
                .. OperatingSystem.IsWindows() ? [] : new[]
                {
                    Of(ContestantNames.Descriptors, owned.Add(DescriptorEnd.Pair())),
                },
                Of(ContestantNames.Core, owned.Add(CoreEnd.Pair(CoreEnd.CreateStack()))),
            ],
            Targets =
            [
                new AtMost(ContestantNames.Core, ContestantNames.Pipelines, Share: 0.6),
                new AtMost(ContestantNames.Core, ContestantNames.Socket, Share: 0.1),
                new WithoutAllocation(ContestantNames.Core),
            ],
            Expected = Message.Fingerprint,
        };
    }

    /// <summary>A contestant that sends a message to the other end, and gets it back.</summary>
    public static Contestant Of<TEnd>(string name, (TEnd First, TEnd Second) pair)
        where TEnd : struct, IEnd
    {
        byte[] message = new byte[Message.Size];
        return new Contestant(name, operations =>
        {
            Message.Write(message);
            for (int i = 0; i < operations; i++)
            {
                pair.First.Send(message);
                pair.Second.Receive(message);
                pair.Second.Send(message);
                pair.First.Receive(message);
            }

            return Wire.Fingerprint(message);
        });
    }
}
