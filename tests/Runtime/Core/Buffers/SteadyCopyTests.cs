namespace Sockopt.Tests.Core;

public sealed class SteadyCopyTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2048)]
    [InlineData(2049)]
    [InlineData(4096)]
    [InlineData(4100)]
    [InlineData(16_384)]
    public void Every_byte_arrives_wherever_it_lies(int length)
    {
        byte[] source = GC.AllocateArray<byte>(length, pinned: true);
        for (int i = 0; i < length; i++)
        {
            source[i] = (byte)((i % 251) + 1);
        }

        byte[] buffer = GC.AllocateArray<byte>(length + 8192, pinned: true);
        int distance = DistanceWithinPage(source, buffer);

        // All that is special, and what is beside it, seen within a page.
        foreach (int wanted in Enumerable.Range(0, 20).Append(4095))
        {
            int start = (wanted - distance + 8192) % 4096;
            Array.Clear(buffer);
            new ReadOnlySpan<byte>(source).CopySteadilyTo(buffer.AsSpan(start, length));
            Assert.Equal(source, buffer[start..(start + length)]);
            Assert.Equal(length, buffer.Length - buffer.Count((byte)0));
        }
    }

    [Theory]
    [InlineData(10)]
    [InlineData(5000)]
    public void A_destination_that_is_too_short_is_refused(int length)
    {
        byte[] source = new byte[length];
        Assert.Throws<ArgumentException>(() => new ReadOnlySpan<byte>(source).CopySteadilyTo(new byte[length - 1]));
    }

    private static unsafe int DistanceWithinPage(byte[] from, byte[] to)
    {
        fixed (byte* first = from, second = to)
        {
            return (int)((second - first) & 4095);
        }
    }
}
