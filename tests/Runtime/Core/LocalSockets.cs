using System.Net.Sockets;

namespace Sockopt.Tests.Core;

/// <summary>Local sockets that are not in pairs, and what fills them.</summary>
internal static class LocalSockets
{
    /// <summary>Where a listener is.</summary>
    public static readonly SocketName Name = LocalName.OfPath("/x");

    public static KernelSocket Listener(SocketStack stack, int backlog)
    {
        KernelSocket listener = Client(stack);
        Assert.Equal(Errno.Success, listener.Bind(Name));
        Assert.Equal(Errno.Success, listener.Listen(backlog));
        return listener;
    }

    public static KernelSocket Client(SocketStack stack, Credential? credential = null) =>
        Create(stack, SocketDomain.Unix, SocketType.Stream, credential);

    public static KernelSocket Create(SocketStack stack, SocketDomain domain, SocketType type, Credential? credential = null)
    {
        Errno error = stack.Create(domain, type, 0, credential ?? LocalPair.User, out KernelSocket? socket);
        Assert.Equal(Errno.Success, error);
        return socket!;
    }

    /// <summary>Sends until there is no more space.</summary>
    public static void Fill(KernelSocket socket)
    {
        int size = socket.GetInt(SocketOption.SendBufferSize.Id);
        Assert.Equal(size, socket.Send(new byte[size], MessageFlags.DontWait).Count);
    }

    /// <summary>Sends messages until one would have to wait; tells how many that took.</summary>
    public static int FillMessages(KernelSocket socket, int length = 1000)
    {
        for (int count = 0; ; count++)
        {
            IoResult result = socket.Send(new byte[length], MessageFlags.DontWait);
            if (!result.IsSuccess)
            {
                Assert.Equal(Errno.EAGAIN, result.Errno);
                return count;
            }
        }
    }

    public static MbufChain ChainOf(SocketStack stack, ReadOnlySpan<byte> data)
    {
        Assert.True(MbufChain.TryFill(data, stack.Pool, out MbufChain chain));
        return chain;
    }
}
