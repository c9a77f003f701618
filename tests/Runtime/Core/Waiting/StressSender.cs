using System.Collections.Concurrent;

namespace Sockopt.Tests.Core;

/// <summary>A sender of messages in a stress test: to its peer, or to mailboxes by name or by connecting to them.</summary>
/// <param name="socket">What it sends from.</param>
/// <param name="id">What its messages say.</param>
/// <param name="mailboxes">Where to; one, if it is the peer.</param>
/// <param name="connects">Whether it connects again and again instead of naming a destination.</param>
/// <param name="files">Gets the files that it sends along.</param>
internal sealed class StressSender(
    KernelSocket socket, int id, StressMailbox[] mailboxes, bool connects, ConcurrentBag<StressFile> files)
{
    private const int MostAttempts = 4000;

    private static readonly int[] Sizes = [12, 13, 100, 257, 4096, 8191, 8192, 8193, StressMailbox.Longest];

    private StressMailbox _mailbox = mailboxes[0];

    private bool IsPeer => mailboxes[0].Name is null;

    // A mailbox that is gone may also be found by a send to another one.
    private bool MayFail => mailboxes.Any(mailbox => mailbox.IsCutShort);

    public async Task Send(StressActor actor)
    {
        int total = actor.Random.Next(200);
        int attempts = 0;
        for (int number = 0; number < total && attempts < MostAttempts; attempts++)
        {
            if (!IsPeer && (!connects || actor.Random.Next(5) == 0 || attempts == 0))
            {
                _mailbox = mailboxes[actor.Random.Next(mailboxes.Length)];
                await Connect(actor);
            }

            byte[] message = StressMailbox.Message(id, number, Sizes[actor.Random.Next(Sizes.Length)]);
            using CancellationTokenSource? cancel = actor.Cancel();
            MessageFlags flags = actor.Random.Next(5) == 0 ? MessageFlags.DontWait : MessageFlags.None;
            actor.IsAt($"sends {message.Length} as {number} of {total}, {flags}");
            IoResult result = await Send(actor, message, flags, cancel?.Token ?? default);
            if (result.IsSuccess)
            {
                Assert.Equal(message.Length, result.Count);
                _mailbox.CountSent();
                number++;
                continue;
            }

            if (result.Errno is not (Errno.EAGAIN or Errno.EINTR or Errno.ENOBUFS))
            {
                Assert.True(MayFail && IsAboutTheReceiver(result.Errno), $"{actor}: {result.Errno}");
                if (IsPeer)
                {
                    break;
                }
            }

            await actor.Pause();
        }

        actor.IsAt("over");
    }

    private static bool IsAboutTheReceiver(Errno error) => error is Errno.ECONNREFUSED or Errno.ECONNRESET
        or Errno.EDESTADDRREQ or Errno.ENOTCONN or Errno.EPIPE or Errno.EPERM or Errno.EBADF;

    private async ValueTask Connect(StressActor actor)
    {
        if (!connects)
        {
            return;
        }

        actor.IsAt("connects");
        Errno error = actor.Blocks ? socket.Connect(_mailbox.Name!.Value) : await socket.ConnectAsync(_mailbox.Name!.Value);
        Assert.True(error == Errno.Success || (MayFail && IsAboutTheReceiver(error)), $"{actor}: {error}");
        if (error != Errno.Success)
        {
            // It still has the peer that it had, or none.
            Assert.True(
                socket.Connect(new SocketName(SocketDomain.Unspecified, default)) is Errno.Success or Errno.EAFNOSUPPORT);
        }
    }

    private async ValueTask<IoResult> Send(StressActor actor, byte[] data, MessageFlags flags, CancellationToken cancel)
    {
        SocketName? to = IsPeer || connects ? null : _mailbox.Name;
        switch (actor.Random.Next(4))
        {
            case 0:
                return actor.Blocks
                    ? socket.Send(data, flags, to, cancel)
                    : await socket.SendAsync(data, flags, to, cancel);
            case 1:
                int cut = actor.Random.Next(data.Length + 1);
                return actor.Blocks
                    ? socket.Send(Pieces.Of(data, cut), flags, to, cancel)
                    : await socket.SendAsync(Pieces.Of(data, cut), flags, to, cancel);
            case 2:
                MbufChain chain = LocalSockets.ChainOf(socket.Stack, data);
                IoResult result = actor.Blocks
                    ? socket.Send(chain, flags, to, cancel)
                    : await socket.SendAsync(chain, flags, to, cancel);
                if (!result.IsSuccess)
                {
                    chain.Dispose();
                }

                return result;
            default:
                StressFile file = new();
                files.Add(file);
                try
                {
                    return actor.Blocks
                        ? socket.SendMessage(data, [file, file], flags, to, cancel)
                        : await socket.SendMessageAsync(data, [file, file], flags, to, cancel);
                }
                finally
                {
                    file.Release();
                }
        }
    }
}
