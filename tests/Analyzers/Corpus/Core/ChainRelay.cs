// corpus: sockopt
using System.Net.Sockets;
using Sockopt;

namespace Fabric.Relay;

/// <summary>Moves bytes from one socket of a stack to another without copying them, and counts what is refused.</summary>
public sealed class ChainRelay : IAsyncDisposable
{
    private const int Piece = 64 * 1024;
    private readonly KernelSocket _from;
    private readonly KernelSocket _to;
    private bool _isOpen = true;

    public ChainRelay(KernelSocket from, KernelSocket to) => (_from, _to) = (from, to);

    public long Moved { get; private set; }

    public Errno LastError { get; private set; }

    /// <summary>Runs until one end is done.</summary>
    public async Task<Errno> RunAsync(CancellationToken cancellation)
    {
        while (_isOpen)
        {
            ChainResult received = await _from.ReceiveChainAsync(Piece, cancellation: cancellation).ConfigureAwait(false);
            if (!received.IsSuccess || received.Chain.IsEmpty)
            {
                received.Chain.Dispose();
                return received.Errno;
            }

            int length = received.Chain.Length;
            IoResult sent = await SendAllAsync(received.Chain, cancellation).ConfigureAwait(false);
            if (sent.Errno is not Errno.Success and var error)
            {
                received.Chain.Dispose();
                return LastError = error;
            }

            Moved += length;
        }

        return Errno.Success;
    }

    /// <summary>What is too long for the buffer goes in two halves.</summary>
    public Errno SendInHalves(MbufChain chain)
    {
        int half = chain.Length / 2;
        chain.Split(half, out MbufChain first, out MbufChain rest);
        IoResult result = _to.Send(first);
        if (!result.IsSuccess)
        {
            first.Dispose();
            rest.Dispose();
            return result.Errno;
        }

        Errno error = _to.Send(rest).Errno;
        if (error != Errno.Success)
        {
            rest.Dispose();
        }

        return error;
    }

    /// <summary>The same bytes to many; who does not take them does not get them.</summary>
    public static int Broadcast(MbufChain chain, IEnumerable<KernelSocket> members)
    {
        int reached = 0;
        foreach (KernelSocket member in members)
        {
            MbufChain copy = chain.Duplicate();
            if (member.Send(copy, MessageFlags.DontWait).IsSuccess)
            {
                reached++;
            }
            else
            {
                copy.Dispose();
                member.Close();
            }
        }

        chain.Dispose();
        return reached;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_isOpen)
        {
            return;
        }

        _isOpen = false;
        _ = _to.Shutdown(ShutdownHow.Send);
        await _to.CloseAsync();
        _from.Close();
        Console.WriteLine($"{Moved} bytes, closed: {_from.State} {_to.State}");
    }

    private async ValueTask<IoResult> SendAllAsync(MbufChain chain, CancellationToken cancellation)
    {
        IoResult sent;
        do
        {
            sent = await _to.SendAsync(chain, cancellation: cancellation).ConfigureAwait(false);
        }
        while (sent.Errno == Errno.EAGAIN);

        return sent;
    }
}
