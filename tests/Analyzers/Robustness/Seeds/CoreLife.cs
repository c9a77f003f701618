using System.Net.Sockets;
using Sockopt;

namespace Seeds;

internal sealed class CoreLife(KernelSocket socket, MbufWriter writer)
{
    private readonly KernelSocket _socket = socket;
    private readonly MbufChain _kept = writer.Detach();

    public async Task<Errno> RunAsync(KernelSocket peer, SocketBuffer buffer, byte[] bytes, bool flag)
    {
        peer.Send(bytes);
        await peer.SendAsync(bytes).ConfigureAwait(false);
        peer.SendAsync(bytes);
        peer.ReceiveChain(16);
        await peer.AcceptAsync();
        if (flag)
        {
            peer.Close();
            _ = peer.Send(bytes);
            int available = peer.Available;
            return peer.Listen(available);
        }

        _socket.Close();
        _ = _socket.Receive(bytes);
        Errno late = _socket.SetOption(SocketOption.KeepAlive, true);
        Console.WriteLine(late);
        using KernelSocket own = peer;
        await own.CloseAsync();
        IoResult gone = await own.SendAsync(bytes);
        MbufChain chain = writer.Detach();
        IoResult sent = peer.Send(chain);
        chain.Dispose();
        MbufChain next = writer.Detach();
        _ = await peer.SendAsync(next);
        next.Dispose();
        try
        {
            buffer.Append(_kept);
            _kept.Dispose();
        }
        finally
        {
            chain.Dispose();
        }

        return sent.IsSuccess ? gone.Errno : Errno.Success;
    }

    public void Split(KernelSocket to, int at)
    {
        using MbufChain whole = writer.Detach();
        whole.Split(at, out MbufChain first, out MbufChain rest);
        if (to.Send(first).Errno is not Errno.Success || !to.Send(rest).IsSuccess)
        {
            first.Dispose();
            rest.Dispose();
        }

        MbufChain copy = first;
        Func<int> length = () => { copy.Dispose(); return copy.Length + first.Length; };
        while (to.Send(rest) is { IsSuccess: false } failed && length() > failed.Count)
        {
            (copy, rest) = (rest, copy);
        }

        ChainResult got = to.ReceiveChain(at);
        MbufChain inside = got.Chain;
        inside.Dispose();
        _ = to.Send(got.Chain);
    }
}
