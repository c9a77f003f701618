using System.Net.Sockets;

namespace Sockopt.Tests.Core;

/// <summary>One round of <see cref="StressTests"/>: a stack, some connections, and who uses them.</summary>
internal sealed class StressRound
{
    private readonly Random _random;
    private readonly SocketStack _stack;
    private readonly StressCast _cast;

    public StressRound(int seed)
    {
        _random = new Random(seed);
        StackSettings settings = new() { WakeUpsRunInline = _random.Next(3) == 0 };
        _stack = new SocketStack(TestCalls.Profiles[_random.Next(2)], settings, LocalDomain.CreateProtocols());
        _cast = new StressCast(_stack, _random);
    }

    /// <summary>Runs it.</summary>
    /// <returns>How many bytes were received.</returns>
    public async Task<long> Run()
    {
        List<(KernelSocket A, KernelSocket B)> connections = [];
        for (int i = _random.Next(1, 4); i > 0; i--)
        {
            Assert.Equal(Errno.Success, _stack.CreatePair(
                SocketDomain.Unix, SocketType.Stream, 0, default, out KernelSocket? a, out KernelSocket? b));
            connections.Add((a!, b!));
        }

        connections.AddRange(await Connect(_random.Next(4)));
        List<StressStream> streams = [];
        foreach ((KernelSocket a, KernelSocket b) in connections)
        {
            bool isCutShort = _random.Next(4) == 0;
            StressStream there = new(a, b, _random.Next(), isCutShort);
            StressStream back = new(b, a, _random.Next(), isCutShort);
            streams.AddRange([there, back]);
            _cast.Start($"writer {streams.Count}", there.Write);
            _cast.Start($"reader {streams.Count}", there.Read);
            _cast.Start($"writer back {streams.Count}", back.Write);
            _cast.Start($"reader back {streams.Count}", back.Read);
            _cast.Start($"disturber {streams.Count}", there.Disturb);
            if (isCutShort)
            {
                _cast.Start($"closer {streams.Count}", there.Close);
            }
        }

        await _cast.All();
        streams.ForEach(stream => stream.Check());
        connections.ForEach(connection =>
        {
            connection.A.Close();
            connection.B.Close();
        });
        Assert.Equal(default, _stack.Usage);
        return streams.Sum(stream => (long)stream.Received);
    }

    // Through a listener whose queue is short.
    private async Task<List<(KernelSocket A, KernelSocket B)>> Connect(int count)
    {
        KernelSocket listener = LocalSockets.Listener(_stack, backlog: count);
        Task<List<KernelSocket>> accepting = Accept(listener, count);
        KernelSocket[] clients = [.. Enumerable.Range(0, count).Select(_ => LocalSockets.Client(_stack))];
        Task<Errno>[] connecting = [.. clients.Select((client, i) => i % 2 == 0
            ? client.ConnectAsync(LocalSockets.Name).AsTask()
            : Task.Run(() => client.Connect(LocalSockets.Name)))];
        Assert.All(await Task.WhenAll(connecting).WaitAsync(Caller.Patience), error => Assert.Equal(Errno.Success, error));
        List<KernelSocket> accepted = await accepting.WaitAsync(Caller.Patience);
        listener.Close();

        // Who is connected with whom: each says its number.
        List<(KernelSocket A, KernelSocket B)> connections = [];
        for (int i = 0; i < count; i++)
        {
            Assert.Equal(1, clients[i].Send([(byte)i]).Count);
        }

        foreach (KernelSocket socket in accepted)
        {
            byte[] number = new byte[1];
            Assert.Equal(1, socket.Receive(number).Count);
            connections.Add((clients[number[0]], socket));
        }

        return connections;
    }

    private static async Task<List<KernelSocket>> Accept(KernelSocket listener, int count)
    {
        List<KernelSocket> accepted = [];
        for (int i = 0; i < count; i++)
        {
            AcceptResult result = await listener.AcceptAsync();
            Assert.Equal(Errno.Success, result.Errno);
            accepted.Add(result.Socket!);
        }

        return accepted;
    }
}
