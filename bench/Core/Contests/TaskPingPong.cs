using System.IO.Pipelines;

namespace Sockopt.Bench;

/// <summary>A message goes to a task that awaits it, and comes back to one that awaits it.</summary>
internal static class TaskPingPong
{
    public static Contest Open()
    {
        Owned owned = new();
        return new Contest
        {
            Owned = owned,
            Contestants =
            [
                Of(ContestantNames.Pipelines, new PipeConversation(PipeEnd.Pair(PipeOptions.Default)), owned),
                Of(ContestantNames.Socket, new SocketConversation(SocketEnd.Pair()), owned),
                Of(ContestantNames.Core, new CoreConversation(CoreEnd.Pair(CoreEnd.CreateStack())), owned),
            ],
            Targets =
            [
                new AtMost(ContestantNames.Core, ContestantNames.Pipelines, Share: 1),
                new AtMost(ContestantNames.Core, ContestantNames.Socket, Share: 1),
                new WithoutAllocation(ContestantNames.Core),
            ],
            Expected = Message.Fingerprint,
        };
    }

    private static Contestant Of(string name, IConversation conversation, Owned owned)
    {
        owned.Add(conversation);
        _ = conversation.EchoAsync();
        BlockingAwaiter awaiter = owned.Add(new BlockingAwaiter());
        byte[] message = new byte[Message.Size];
        return new Contestant(name, operations =>
        {
            Message.Write(message);
            awaiter.Wait(conversation.ConverseAsync(message, operations));
            return Wire.Fingerprint(message);
        })
        {
            UsesThreads = true,
        };
    }
}
