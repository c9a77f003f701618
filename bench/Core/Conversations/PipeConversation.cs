using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;

namespace Sockopt.Bench;

/// <summary>Two tasks that talk through pipes.</summary>
internal sealed class PipeConversation((PipeEnd First, PipeEnd Second) pair) : IConversation
{
    public async Task EchoAsync()
    {
        using PipeEnd end = pair.Second;
        byte[] message = new byte[Message.Size];
        while (true)
        {
            ReadResult result = await end.Reader.ReadAsync();
            if (result.Buffer.Length < message.Length)
            {
                return;
            }

            result.Buffer.CopyTo(message);
            end.Reader.AdvanceTo(result.Buffer.End);
            await end.Writer.WriteAsync(message);
        }
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<int> ConverseAsync(byte[] message, int times)
    {
        PipeEnd end = pair.First;
        for (int i = 0; i < times; i++)
        {
            await end.Writer.WriteAsync(message);
            ReadResult result = await end.Reader.ReadAsync();
            Message.ThrowUnlessWhole(result.Buffer.Length);
            result.Buffer.CopyTo(message);
            end.Reader.AdvanceTo(result.Buffer.End);
        }

        return times;
    }

    public void Dispose() => pair.First.Dispose();
}
