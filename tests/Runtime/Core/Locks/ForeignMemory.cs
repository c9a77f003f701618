using System.Buffers;

namespace Sockopt.Tests.Core;

/// <summary>Memory of somebody else, who hears each time it is looked at.</summary>
internal sealed class ForeignMemory(byte[] bytes, Action looked) : MemoryManager<byte>
{
    public override Span<byte> GetSpan()
    {
        looked();
        return bytes;
    }

    public override MemoryHandle Pin(int elementIndex = 0) => throw new NotSupportedException();

    public override void Unpin()
    {
    }

    // Without a look, which the length of the span would take.
    public override Memory<byte> Memory => CreateMemory(bytes.Length);

    protected override void Dispose(bool disposing)
    {
    }
}
