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

    [Fact]
    public void It_gives_back_each_object_once_and_takes_others_then()
    {
        FreeList<object> list = new(capacity: 4);
        object[] objects = [new(), new(), new(), new()];
        for (int round = 0; round < 2; round++)
        {
            Array.ForEach(objects, list.Add);
            List<object> taken = [];
            while (taken.Count <= objects.Length && list.TryTake(out object? item))
            {
                taken.Add(item);
            }

            // The first is at hand; of the others, the one that was used last comes first.
            Assert.Equal([objects[0], objects[3], objects[2], objects[1]], taken);
        }
    }
}
