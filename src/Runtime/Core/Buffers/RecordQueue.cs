namespace Sockopt;

/// <summary>The records in a receive buffer, in the order of their bytes (S8.1). Of a protocol with messages they are all there
/// is; of a stream there are only those that rights came with, and other bytes between them. Under the lock of the
/// connection.</summary>
internal sealed class RecordQueue
{
    private readonly Queue<QueuedRecord> _records = new();
    private int _withRights;

    // How far the buffer has been taken, in bytes from its beginning.
    private long _position;

    public int Count => _records.Count;

    /// <summary>Whether files came with any of the records. True may be read without the lock, and be over.</summary>
    public bool HasRights => Volatile.Read(ref _withRights) > 0;

    /// <summary>Whether a record begins with the first byte of the buffer, or the next one that comes.</summary>
    public bool BeginsHere => _records.TryPeek(out QueuedRecord first) && first.Start == _position;

    /// <summary>The length of the first record. There is one.</summary>
    public int FirstLength => _records.Peek().Length;

    /// <summary>Adds a record, whose bytes were just put into the buffer.</summary>
    /// <param name="record">The record, which has no place yet.</param>
    /// <param name="queued">How many bytes the buffer holds, these included.</param>
    /// <param name="length">How many bytes it has.</param>
    public void Add(QueuedRecord record, int queued, int length)
    {
        long end = _position + queued;
        record.Place(end - length, end);
        _records.Enqueue(record);
        _withRights += record.Rights is null ? 0 : 1;
    }

    /// <summary>The first record, which stays.</summary>
    public QueuedRecord Peek() => _records.Peek();

    /// <summary>Takes the first record out, which begins with the first byte of the buffer, with all its bytes.</summary>
    public QueuedRecord TakeMessage()
    {
        QueuedRecord record = _records.Dequeue();
        _withRights -= record.Rights is null ? 0 : 1;
        _position += record.Length;
        return record;
    }

    /// <summary>How many bytes a receive may take from a stream at most, so that it gets the rights of one send only (S18.1): up
    /// to the next ones, if it would not begin with them; or up to the last byte that came with them, as Linux has it.</summary>
    public long Limit(bool stopsBehind)
    {
        if (!_records.TryPeek(out QueuedRecord first))
        {
            return long.MaxValue;
        }

        if (stopsBehind)
        {
            return first.End - _position;
        }

        return first.Start != _position ? first.Start - _position : StartOfSecond() - _position;
    }

    /// <summary>The record whose rights are among the first bytes of a stream. Rights that come with the very next byte are found
    /// without any (S9.6).</summary>
    public bool TryFind(int count, out QueuedRecord record) =>
        _records.TryPeek(out record) && (record.Start == _position || record.Start < _position + count);

    /// <summary>The first record of a stream, wherever it is.</summary>
    public bool TryPeek(out QueuedRecord record) => _records.TryPeek(out record);

    /// <summary>Bytes were taken from a stream.</summary>
    /// <returns>Whether they came with rights, whose references are the caller's now.</returns>
    public bool TryTake(int count, out QueuedRecord record)
    {
        bool isFound = TryFind(count, out record);
        _position += count;
        if (isFound)
        {
            _records.Dequeue();
            _withRights--;
        }

        return isFound;
    }

    /// <summary>Takes any record out, when nobody will take its bytes any more.</summary>
    public bool TryRemove(out QueuedRecord record)
    {
        if (!_records.TryDequeue(out record))
        {
            return false;
        }

        _withRights -= record.Rights is null ? 0 : 1;
        return true;
    }

    /// <summary>A byte in the middle of a stream was taken out.</summary>
    public void RemoveAt(int offset)
    {
        for (int i = _records.Count; i > 0; i--)
        {
            QueuedRecord record = _records.Dequeue();
            record.MoveUp(_position + offset);
            _records.Enqueue(record);
        }
    }

    /// <summary>All rights that lie in the buffer.</summary>
    public IEnumerable<OpenFile> Rights => _records.SelectMany(record => record.Rights ?? []);

    private long StartOfSecond()
    {
        bool isFirst = true;
        foreach (QueuedRecord record in _records)
        {
            if (!isFirst)
            {
                return record.Start;
            }

            isFirst = false;
        }

        return long.MaxValue;
    }
}
