namespace Sockopt;

/// <summary>A part of what a receive buffer holds that belongs together (S8.1): a message, or the bytes of a stream that rights
/// came with.</summary>
internal struct QueuedRecord
{
    /// <summary>The position of its first byte, counted from the first one that was ever in the buffer.</summary>
    public long Start { get; private set; }

    /// <summary>The position behind its last byte.</summary>
    public long End { get; private set; }

    /// <summary>Where the message comes from.</summary>
    public MessageOrigin Origin { get; init; }

    /// <summary>The files that came with it, referenced for the message; null if none did.</summary>
    public OpenFile[]? Rights { get; init; }

    /// <summary>Whether its sender ended a record with it (MSG_EOR).</summary>
    public bool EndsRecord { get; init; }

    public readonly int Length => (int)(End - Start);

    /// <summary>How many bytes the buffer is charged for besides its own.</summary>
    public readonly int Overhead => Origin.Name is { } name ? name.Length : 0;

    public void Place(long start, long end)
    {
        Start = start;
        End = end;
    }

    /// <summary>A byte of the stream has gone, and what is behind it moves up.</summary>
    public void MoveUp(long position)
    {
        Start -= Start > position ? 1 : 0;
        End -= End > position ? 1 : 0;
    }
}
