namespace Sockopt.Tests.Core;

public sealed class WakeUpListTests
{
    private readonly Idle[] _all = [new(), new(), new(), new()];

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0, 2)]
    [InlineData(2, 0)]
    [InlineData(2, 1)]
    public void What_is_taken_from_another_list_comes_behind_what_is_there(int own, int others)
    {
        WakeUpList list = default;
        Array.ForEach(_all[..own], wakeUp => list.Add(wakeUp));
        WakeUpList other = default;
        Array.ForEach(_all[own..(own + others)], wakeUp => other.Add(wakeUp));

        list.Take(ref other);
        Assert.True(other.IsEmpty);
        list.Add(_all[3]);

        Assert.Equal([.. _all[..(own + others)], _all[3]], AllOf(ref list));
        Assert.True(list.IsEmpty);
        Assert.Null(list.TakeFirst());
    }

    [Fact]
    public void One_that_was_taken_out_can_be_put_into_another_list()
    {
        WakeUpList list = default;
        list.Add(_all[0]);
        list.Add(_all[1]);
        WakeUpList other = default;
        other.Add(list.TakeFirst()!);
        other.Add(_all[2]);

        Assert.Equal([_all[1]], AllOf(ref list));
        Assert.Equal([_all[0], _all[2]], AllOf(ref other));
    }

    private static List<WakeUp> AllOf(ref WakeUpList list)
    {
        List<WakeUp> all = [];
        while (list.TakeFirst() is { } next)
        {
            all.Add(next);
        }

        return all;
    }

    private sealed class Idle : WakeUp
    {
        public override SocketStack Stack => throw new InvalidOperationException("Nothing here throws.");

        public override void Fire()
        {
        }
    }
}
