namespace Sockopt.Tests.Core;

/// <summary>When the locks let happen what came about under them: not before this thread holds none of them.</summary>
public sealed class GateTests
{
    private readonly StackGate _stack = new();
    private readonly ConnectionGate _connection;
    private readonly List<string> _fired = [];

    public GateTests() => _connection = new(_stack);

    [Fact]
    public void A_connection_that_is_held_twice_waits_for_the_second_release()
    {
        Lock.Scope outer = _connection.Enter();
        Lock.Scope inner = _connection.Enter();
        _connection.AfterRelease(new Told(this, "told"));
        _connection.Exit(inner);
        Assert.Empty(_fired);
        Assert.True(_connection.IsHeldHere);
        _connection.Exit(outer);
        Assert.Equal(["told"], _fired);
        Assert.False(_connection.IsHeldHere);
    }

    [Fact]
    public void What_happened_does_not_happen_again()
    {
        Lock.Scope first = _connection.Enter();
        _connection.AfterRelease(new Told(this, "first"));
        _connection.Exit(first);
        Lock.Scope second = _connection.Enter();
        _connection.AfterRelease(new Told(this, "second"));
        _connection.Exit(second);
        using (_stack.Enter())
        {
        }

        Assert.Equal(["first", "second"], _fired);
    }

    [Fact]
    public void A_stack_that_is_held_twice_waits_for_the_second_release()
    {
        using (_stack.Enter())
        {
            using (_stack.Enter())
            {
                Lock.Scope scope = _connection.Enter();
                _connection.AfterRelease(new Told(this, "first"));
                _connection.Exit(scope);
                Assert.Empty(_fired);
            }

            Assert.Empty(_fired);
            Assert.True(_stack.IsHeldHere);
            Lock.Scope other = _connection.Enter();
            _connection.AfterRelease(new Told(this, "second"));
            _connection.Exit(other);
            Assert.Empty(_fired);
        }

        Assert.Equal(["first", "second"], _fired);
        Assert.False(_stack.IsHeldHere);
    }

    [Fact]
    public async Task A_stack_that_another_thread_holds_is_not_waited_for()
    {
        using ManualResetEventSlim isHeld = new();
        using ManualResetEventSlim isOver = new();
        Task other = Task.Factory.StartNew(
            () =>
            {
                using (_stack.Enter())
                {
                    isHeld.Set();
                    Assert.True(isOver.Wait(Caller.Patience));
                }
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default);
        Assert.True(isHeld.Wait(Caller.Patience));
        FireOne();
        string[] fired = [.. _fired];
        isOver.Set();
        await other.WaitAsync(Caller.Patience);
        Assert.Equal(["told"], fired);
    }

    private void FireOne()
    {
        Lock.Scope scope = _connection.Enter();
        _connection.AfterRelease(new Told(this, "told"));
        _connection.Exit(scope);
    }

    private sealed class Told(GateTests tests, string what) : WakeUp
    {
        public override SocketStack Stack => throw new InvalidOperationException("Nothing here throws.");

        public override void Fire()
        {
            Assert.False(tests._connection.IsHeldHere || tests._stack.IsHeldHere);
            tests._fired.Add(what);
        }
    }
}
