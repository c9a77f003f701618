using System.Net.Sockets;

namespace Sockopt.Tests.Core;

/// <summary>Passes sockets into sockets, and takes some of them out again, until it has done enough. Rings come about, and
/// nobody refers to some of them.</summary>
/// <param name="files">Both ends of some pairs, which are there as long as it works.</param>
internal sealed class StressPasser(SocketFile[] files)
{
    private static readonly SocketType[] Types = [SocketType.Stream, SocketType.Dgram, SocketType.Seqpacket];

    private static int _lastName;

    public async Task Pass(StressActor actor)
    {
        Random random = actor.Random;
        SocketStack stack = files[0].Socket.Stack;
        for (int left = random.Next(300); left > 0; left--)
        {
            switch (random.Next(5))
            {
                case 0:
                    actor.IsAt("passes");
                    OpenFile[] some = [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => files[random.Next(files.Length)])];
                    IoResult sent = files[random.Next(files.Length)].Socket.SendMessage("x"u8, some, MessageFlags.DontWait);
                    Assert.True(sent.IsSuccess || sent.Errno is Errno.EAGAIN or Errno.ENOBUFS, $"{actor}: {sent.Errno}");
                    break;
                case 1:
                    actor.IsAt("takes");
                    KernelSocket socket = files[random.Next(files.Length)].Socket;
                    MessageFlags flags = random.Next(3) == 0 ? MessageFlags.Peek : MessageFlags.None;
                    MessageResult got = socket.ReceiveMessage(new byte[1], flags | MessageFlags.DontWait);
                    foreach (OpenFile file in got.Rights)
                    {
                        file.Release();
                    }

                    break;
                case 2:
                    actor.IsAt("loses a ring");
                    Lose(stack, random);
                    break;
                case 3:
                    actor.IsAt("loses a listener");
                    LoseListener(stack, random.Next(2) == 0 ? SocketType.Stream : SocketType.Seqpacket);
                    break;
                default:
                    actor.IsAt("loses what hangs on the others");
                    LocalPair pair = new(stack, Types[random.Next(Types.Length)]);
                    SocketFile end = new(pair.B);
                    pair.A.SendMessage("x"u8, [files[random.Next(files.Length)], end]);
                    files[random.Next(files.Length)].Socket.SendMessage("y"u8, [end], MessageFlags.DontWait);
                    end.Release();
                    pair.A.Close();
                    break;
            }

            await actor.Pause();
        }

        actor.IsAt("over");
    }

    // Sockets that lie in each other, and in nothing else.
    private static void Lose(SocketStack stack, Random random)
    {
        LocalPair[] pairs = [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => new LocalPair(stack, Types[random.Next(3)]))];
        SocketFile[] ends = [.. pairs.Select(pair => new SocketFile(pair.B))];
        for (int i = 0; i < pairs.Length; i++)
        {
            pairs[i].A.SendMessage("x"u8, [ends[(i + 1) % ends.Length]]);
        }

        Array.ForEach(pairs, pair => pair.A.Close());
        Array.ForEach(ends, end => end.Release());
    }

    // It lies in a connection that nobody accepts.
    private static void LoseListener(SocketStack stack, SocketType type)
    {
        SocketName name = LocalName.OfPath($"/passer {Interlocked.Increment(ref _lastName)}");
        KernelSocket listener = LocalSockets.Create(stack, SocketDomain.Unix, type);
        SocketFile file = new(listener);
        Assert.Equal(Errno.Success, listener.Bind(name));
        Assert.Equal(Errno.Success, listener.Listen(1));
        using KernelSocket client = LocalSockets.Create(stack, SocketDomain.Unix, type);
        Assert.Equal(Errno.Success, client.Connect(name));
        client.SendMessage("x"u8, [file]);
        file.Release();
    }
}
