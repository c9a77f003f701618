namespace Sockopt.Tests.Core;

/// <summary>A thread or task of a stress test, which tells where it is.</summary>
internal sealed class StressActor(string name, int seed)
{
    private volatile string _place = "at its start";

    public Random Random { get; } = new(seed);

    /// <summary>Whether its calls block the thread.</summary>
    public bool Blocks { get; } = (seed & 1) == 0;

    public Task Task { get; private set; } = Task.CompletedTask;

    public void Start(Func<StressActor, Task> work) => Task = Blocks
        ? Task.Factory.StartNew(
            () => work(this).GetAwaiter().GetResult(),
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default)
        : Task.Run(() => work(this));

    /// <summary>Lets others come first. Who blocks stays on its own thread: those of the pool are for tasks.</summary>
    public ValueTask Pause()
    {
        if (!Blocks)
        {
            return Yield();
        }

        Thread.Sleep(0);
        return default;

        static async ValueTask Yield() => await Task.Yield();
    }

    /// <summary>What cancels its next call soon; null if nothing does.</summary>
    public CancellationTokenSource? Cancel() => Random.Next(4) switch
    {
        0 => new CancellationTokenSource(TimeSpan.FromMilliseconds(Random.Next(4))),
        _ => null,
    };

    public void IsAt(string place) => _place = place;

    public override string ToString() => $"{name} ({(Blocks ? "thread" : "task")}) {_place}";
}
