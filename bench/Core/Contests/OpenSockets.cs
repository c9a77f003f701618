namespace Sockopt.Bench;

/// <summary>The same work in stacks with few and with many other sockets: none of it may look at all of them.</summary>
internal static class OpenSockets
{
    private const int Fewest = 10;

    private static readonly SocketName ServerName = LocalName.OfAbstract("server");
    private static readonly SocketName ClientName = LocalName.OfAbstract("client");

    public static Contest Open()
    {
        Owned owned = new();
        int[] more = [100, 1000, 10_000];
        return new Contest
        {
            Owned = owned,
            Contestants = [Among(Fewest, owned), .. more.Select(count => Among(count, owned))],
            Targets = [.. more.Select(count => new AtMost(Name(count), Name(Fewest), Share: 1.2))],
            Expected = Message.Fingerprint,
        };
    }

    private static string Name(int count) => $"among {count:N0}";

    private static Contestant Among(int count, Owned owned)
    {
        // Where names that are no paths are free again when their socket is closed.
        StackLimits limits = StackProfile.Linux.DefaultLimits with { MaximumSockets = count + 2 };
        StackSettings settings = new() { Limits = limits };
        SocketStack stack = new(StackProfile.Linux, settings, LocalDomain.CreateProtocols());
        for (int i = 0; i < count; i++)
        {
            owned.Add(CoreEnd.Named(stack, LocalName.OfAbstract($"other {i}")));
        }

        KernelSocket server = owned.Add(CoreEnd.Named(stack, ServerName));
        byte[] message = new byte[Message.Size];
        return new Contestant(Name(count), operations =>
        {
            Message.Write(message);
            for (int i = 0; i < operations; i++)
            {
                Ask(stack, server, message);
            }

            return Wire.Fingerprint(message);
        });
    }

    // A client is made, gets a name, asks, is answered by its name, and is closed.
    private static void Ask(SocketStack stack, KernelSocket server, byte[] message)
    {
        using KernelSocket client = CoreEnd.Named(stack, ClientName);
        client.Send(message, to: ServerName).Errno.ThrowIfError();
        MessageResult asked = server.ReceiveMessage(message);
        server.Send(message, to: asked.Sender).Errno.ThrowIfError();
        client.Receive(message).Errno.ThrowIfError();
    }
}
