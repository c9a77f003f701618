namespace Sockopt.Tests.Core;

public sealed class FreeListTests
{
    [Fact]
    public void It_keeps_no_more_than_its_capacity()
    {
        FreeList<object> list = new(capacity: 2);
        object[] objects = [new(), new(), new()];
        Array.ForEach(objects, list.Add);
        Assert.True(list.TryTake(out object? first));
        Assert.True(list.TryTake(out object? second));
        Assert.False(list.TryTake(out _));
        Assert.Equal(objects[..2], [first, second]);
    }
}
