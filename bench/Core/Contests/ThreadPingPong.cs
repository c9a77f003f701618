namespace Sockopt.Bench;

/// <summary>A message goes to a thread that waits for it, and comes back to one that waits.</summary>
internal static class ThreadPingPong
{
    public static Contest Open()
    {
        Owned owned = new();
        return new Contest
        {
            Owned = owned,
            Contestants =
            [
                Of(ContestantNames.Socket, SocketEnd.Pair(), owned),
                .. OperatingSystem.IsWindows() ? [] : new[]
                {
                    Of(ContestantNames.Descriptors, DescriptorEnd.Pair(), owned),
                },
                Of(ContestantNames.Core, CoreEnd.Pair(CoreEnd.CreateStack()), owned),
            ],
            Targets =
            [
                new AtMost(ContestantNames.Core, ContestantNames.Socket, Share: 1),
                new WithoutAllocation(ContestantNames.Core),
            ],
            Expected = Message.Fingerprint,
        };
    }

    private static Contestant Of<TEnd>(string name, (TEnd First, TEnd Second) pair, Owned owned)
        where TEnd : struct, IEnd
    {
        owned.Add(pair.First);
        Thread thread = new(() => Echo(pair.Second)) { IsBackground = true };
        thread.Start();
        byte[] message = new byte[Message.Size];
        return new Contestant(name, operations =>
        {
            Message.Write(message);
            for (int i = 0; i < operations; i++)
            {
                pair.First.Send(message);
                pair.First.Receive(message);
            }

            return Wire.Fingerprint(message);
        })
        {
            UsesThreads = true,
        };
    }

    // Until the other end is closed.
    private static void Echo<TEnd>(TEnd end)
        where TEnd : struct, IEnd
    {
        using (end)
        {
            byte[] message = new byte[Message.Size];
            while (end.TryReceive(message))
            {
                end.Send(message);
            }
        }
    }
}
