using System.Runtime.CompilerServices;

namespace Sockopt.Bench;

/// <summary>Two tasks that talk through sockets of the core.</summary>
internal sealed class CoreConversation((CoreEnd First, CoreEnd Second) pair) : IConversation
{
    public async Task EchoAsync()
    {
        using KernelSocket socket = pair.Second.Socket;
        byte[] message = new byte[Message.Size];
        while ((await socket.ReceiveAsync(message)).Count == message.Length)
        {
            (await socket.SendAsync(message.AsMemory())).Errno.ThrowIfError();
        }
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<int> ConverseAsync(byte[] message, int times)
    {
        KernelSocket socket = pair.First.Socket;
        for (int i = 0; i < times; i++)
        {
            (await socket.SendAsync(message.AsMemory())).Errno.ThrowIfError();
            IoResult received = await socket.ReceiveAsync(message);
            received.Errno.ThrowIfError();
            Message.ThrowUnlessWhole(received.Count);
        }

        return times;
    }

    public void Dispose() => pair.First.Dispose();
}
