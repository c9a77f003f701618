namespace Sockopt.Tests.Core;

public sealed class RecordQueueTests
{
    private readonly RecordQueue _queue = new();

    [Fact]
    public void Only_records_with_rights_count_as_such()
    {
        _queue.Add(new QueuedRecord(), queued: 1, length: 1);
        Assert.False(_queue.HasRights);
        _queue.Add(new QueuedRecord { Rights = [new TestFile()] }, queued: 2, length: 1);
        Assert.True(_queue.HasRights);
        _queue.TakeMessage();
        Assert.True(_queue.HasRights);
        _queue.TakeMessage();
        Assert.False(_queue.HasRights);
        _queue.Add(new QueuedRecord(), queued: 1, length: 1);
        _queue.Add(new QueuedRecord { Rights = [new TestFile()] }, queued: 2, length: 1);
        Assert.True(_queue.TryRemove(out _));
        Assert.True(_queue.HasRights);
        Assert.True(_queue.TryRemove(out _));
        Assert.False(_queue.TryRemove(out _));
        Assert.False(_queue.HasRights);
    }

    [Fact]
    public void The_limit_is_counted_from_what_was_taken()
    {
        _queue.TryTake(5, out _);
        _queue.Add(new QueuedRecord { Rights = [] }, queued: 10, length: 4);
        _queue.Add(new QueuedRecord { Rights = [] }, queued: 12, length: 1);
        Assert.Equal(6, _queue.Limit(stopsBehind: false));
        Assert.Equal(10, _queue.Limit(stopsBehind: true));
        _queue.TryTake(6, out _);
        Assert.True(_queue.BeginsHere);
        Assert.Equal(5, _queue.Limit(stopsBehind: false));
    }

    [Fact] // the byte before, in, or behind a record
    public void Records_stay_with_their_bytes_when_one_byte_is_taken_out()
    {
        _queue.TryTake(5, out _);
        _queue.Add(new QueuedRecord { Rights = [] }, queued: 3, length: 2);
        (int Offset, long First, long End)[] removals = [(3, 1, 3), (2, 1, 2), (1, 1, 1)];
        foreach ((int offset, long first, long end) in removals)
        {
            _queue.RemoveAt(offset);
            Assert.Equal((first, end), (_queue.Limit(stopsBehind: false), _queue.Limit(stopsBehind: true)));
        }

        _queue.RemoveAt(0);
        Assert.True(_queue.BeginsHere);
        Assert.Equal(0, _queue.Limit(stopsBehind: true));
    }
}
