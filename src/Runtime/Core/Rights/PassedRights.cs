namespace Sockopt;

/// <summary>Rights that were sent with bytes of a stream, and where these bytes are in it. It holds a reference to each
/// file.</summary>
internal sealed class PassedRights(OpenFile[] files, long start, long end)
{
    public OpenFile[] Files => files;

    /// <summary>The position of the first byte that they were sent with.</summary>
    public long Start { get; private set; } = start;

    /// <summary>The position behind the last byte.</summary>
    public long End { get; private set; } = end;

    /// <summary>A byte of the stream has gone, and what is behind it moves up.</summary>
    public void MoveUp(long position)
    {
        Start -= Start > position ? 1 : 0;
        End -= End > position ? 1 : 0;
    }
}
