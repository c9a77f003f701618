using System.Net.Sockets;

namespace Sockopt.Bench;

/// <summary>A datagram goes to the other end and one comes back, on one thread: what the calls themselves cost.</summary>
internal static class DatagramPingPong
{
    private const string Named = "Sockopt, by name";

    public static Contest Open()
    {
        Owned owned = new();
        return new Contest
        {
            Owned = owned,
            Contestants =
            [
                PingPong.Of(ContestantNames.Socket, owned.Add(SocketEnd.DatagramPair())),
                .. OperatingSystem.IsWindows() ? [] : new[]
                {
                    PingPong.Of(ContestantNames.Descriptors, owned.Add(DescriptorEnd.Pair(type: SocketType.Dgram))),
                },
                PingPong.Of(ContestantNames.Core, owned.Add(CoreEnd.Pair(CoreEnd.CreateStack(), type: SocketType.Dgram))),
                PingPong.Of(Named, owned.Add(NamedCoreEnd.Pair(CoreEnd.CreateStack()))),
            ],
            Targets =
            [
                new AtMost(ContestantNames.Core, ContestantNames.Socket, Share: 0.1),
                new AtMost(Named, ContestantNames.Socket, Share: 0.1),
                new WithoutAllocation(ContestantNames.Core),
                new WithoutAllocation(Named),
            ],
            Expected = Message.Fingerprint,
        };
    }
}
