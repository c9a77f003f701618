namespace Sockopt.Tests.Core;

/// <summary>Measures what calls allocate once they are warm.</summary>
internal static class Allocation
{
    private const int Batches = 11;
    private const int Batch = 100;

    /// <summary>How often a step is done in all.</summary>
    public const int Steps = Batches * Batch;

    /// <summary>The bytes that a hundred steps allocate on this thread: the least of several such batches behind one that makes
    /// what is made once. A lock or a list that another test fights for just then allocates too, and that is nothing of the
    /// step's.</summary>
    /// <param name="step">What is measured; false if it did not do what it should.</param>
    public static long Of(Func<bool> step)
    {
        bool all = true;
        long least = long.MaxValue;
        for (int batch = 0; batch < Batches; batch++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int i = 0; i < Batch; i++)
            {
                all &= step();
            }

            long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            least = batch == 0 ? least : Math.Min(least, allocated);
        }

        Assert.True(all);
        return least;
    }
}
