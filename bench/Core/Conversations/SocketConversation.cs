using System.Net.Sockets;
using System.Runtime.CompilerServices;

namespace Sockopt.Bench;

/// <summary>Two tasks that talk through AF_UNIX sockets of the framework.</summary>
internal sealed class SocketConversation((SocketEnd First, SocketEnd Second) pair) : IConversation
{
    public async Task EchoAsync()
    {
        using Socket socket = pair.Second.Socket;
        byte[] message = new byte[Message.Size];
        while (await socket.ReceiveAsync(message.AsMemory()) == message.Length)
        {
            await socket.SendAsync(message.AsMemory());
        }
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<int> ConverseAsync(byte[] message, int times)
    {
        Socket socket = pair.First.Socket;
        for (int i = 0; i < times; i++)
        {
            await socket.SendAsync(message.AsMemory());
            Message.ThrowUnlessWhole(await socket.ReceiveAsync(message.AsMemory()));
        }

        return times;
    }

    public void Dispose() => pair.First.Dispose();
}
