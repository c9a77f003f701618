namespace Sockopt;

/// <summary>The rights that lie between the bytes of a receive buffer. Under the lock of the connection.</summary>
internal sealed class RightsQueue
{
    private readonly List<PassedRights> _passed = [];

    // How far the stream has been taken, in bytes from its beginning.
    private long _position;

    public bool IsEmpty => _passed.Count == 0;

    /// <summary>Adds rights that came with bytes that were just put into the buffer.</summary>
    /// <param name="files">The files, referenced for the message.</param>
    /// <param name="queued">How many bytes the buffer holds, these included.</param>
    /// <param name="length">How many bytes they came with.</param>
    public void Add(OpenFile[] files, int queued, int length)
    {
        long end = _position + queued;
        _passed.Add(new PassedRights(files, end - length, end));
    }

    /// <summary>How many bytes a receive may take at most, so that it gets the rights of one send only (S18.1): up to the next
    /// ones, if it would not begin with them; or up to the last byte that came with them, as Linux has it.</summary>
    public long Limit(bool stopsBehind)
    {
        if (_passed.Count == 0)
        {
            return long.MaxValue;
        }

        if (stopsBehind)
        {
            return _passed[0].End - _position;
        }

        bool startsHere = _passed[0].Start == _position;
        return !startsHere ? _passed[0].Start - _position
            : _passed.Count > 1 ? _passed[1].Start - _position
            : long.MaxValue;
    }

    /// <summary>The rights among the first bytes; null if there are none.</summary>
    public OpenFile[]? Find(int count) =>
        _passed.Count > 0 && _passed[0].Start < _position + count ? _passed[0].Files : null;

    /// <summary>Bytes were taken.</summary>
    /// <returns>The rights that came with them, whose references are the caller's now.</returns>
    public OpenFile[]? Take(int count)
    {
        OpenFile[]? files = Find(count);
        _position += count;
        if (files is not null)
        {
            _passed.RemoveAt(0);
        }

        return files;
    }

    /// <summary>A byte in the middle was taken out.</summary>
    public void RemoveAt(int offset) => _passed.ForEach(passed => passed.MoveUp(_position + offset));

    /// <summary>Nobody will take anything any more.</summary>
    /// <returns>All rights, whose references are the caller's now.</returns>
    public OpenFile[] Clear()
    {
        OpenFile[] files = [.. _passed.SelectMany(passed => passed.Files)];
        _passed.Clear();
        return files;
    }
}
