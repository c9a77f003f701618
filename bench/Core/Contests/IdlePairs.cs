namespace Sockopt.Bench;

/// <summary>Connections that nobody uses at the moment.</summary>
internal static class IdlePairs
{
    /// <summary>Makes so many, then uses each once.</summary>
    public static IEnumerable<string> Build(int count)
    {
        StackLimits limits = StackProfile.OpenBsd.DefaultLimits with { MaximumSockets = 2 * count };
        SocketStack stack = CoreEnd.CreateStack(limits);
        (CoreEnd First, CoreEnd Second)[] pairs = new (CoreEnd, CoreEnd)[count];
        for (int i = 0; i < count; i++)
        {
            pairs[i] = CoreEnd.Pair(stack);
        }

        yield return "made";

        byte[] message = Message.Create();
        foreach ((CoreEnd first, CoreEnd second) in pairs)
        {
            first.Send(message);
            second.Receive(message);
            second.Send(message);
            first.Receive(message);
        }

        yield return "after a message each way";
    }
}
