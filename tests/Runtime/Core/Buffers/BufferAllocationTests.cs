namespace Sockopt.Tests.Core;

public sealed class BufferAllocationTests
{
    private readonly MbufPool _pool = new(long.MaxValue);

    [Theory]
    [InlineData(64)]
    [InlineData(65536)]
    public void Writing_giving_away_and_releasing_allocates_nothing(int length)
    {
        using MbufWriter writer = new(_pool);
        SocketBuffer buffer = new(_pool);
        Assert.Equal(0, Allocation.Of(() =>
        {
            for (int left = length; left > 0;)
            {
                int count = Math.Min(writer.GetMemory().Length, left);
                writer.Advance(count);
                left -= count;
            }

            buffer.Append(writer.Detach());
            MbufChain taken = buffer.Take(length);
            bool isWhole = taken.Sequence.Length == length;
            taken.Dispose();
            return isWhole;
        }));
    }

    [Fact]
    public void Sharing_allocates_nothing()
    {
        SocketBuffer buffer = new(_pool);
        byte[] bytes = new byte[20_000];
        Assert.Equal(0, Allocation.Of(() =>
        {
            bool isAppended = buffer.Append(bytes);
            MbufChain peeked = buffer.Copy(17_000);
            MbufChain duplicate = peeked.Duplicate();
            duplicate.Split(100, out MbufChain first, out MbufChain rest);
            MbufChain taken = buffer.Take(19_999);
            buffer.Drop(1);
            first.Dispose();
            rest.Dispose();
            peeked.Dispose();
            taken.Dispose();
            return isAppended;
        }));
    }
}
