namespace Sockopt.Tests.Core;

/// <summary>A user memory that calls the test before each copy.</summary>
internal sealed class CallingMemory(UserMemoryMap memory, Action before) : IUserMemory
{
    public int Calls { get; private set; }

    public int CopyIn(ulong address, Span<byte> destination)
    {
        Calls++;
        before();
        return memory.CopyIn(address, destination);
    }

    public int CopyOut(ulong address, ReadOnlySpan<byte> source)
    {
        Calls++;
        before();
        return memory.CopyOut(address, source);
    }
}
