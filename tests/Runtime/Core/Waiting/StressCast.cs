namespace Sockopt.Tests.Core;

/// <summary>The actors of one round.</summary>
internal sealed class StressCast(SocketStack stack, Random random)
{
    private readonly List<StressActor> _actors = [];

    public void Start(string name, Func<StressActor, Task> work)
    {
        StressActor actor = new(name, random.Next());
        _actors.Add(actor);
        actor.Start(work);
    }

    /// <summary>Whether one of them has found something wrong.</summary>
    public bool HasFailed => _actors.Exists(actor => actor.Task.IsFaulted);

    /// <summary>Waits until all are through, and says which hang.</summary>
    public async Task All()
    {
        Task all = Task.WhenAll(_actors.Select(actor => actor.Task));
        if (await Task.WhenAny(all, Task.Delay(Caller.Patience)) != all)
        {
            string waiting = string.Join("; ", _actors.Where(actor => !actor.Task.IsCompleted));
            Task? failed = _actors.FirstOrDefault(actor => actor.Task.IsFaulted)?.Task;
            Assert.Fail($"{stack.Profile}, {stack.Usage}: these hang: {waiting} {failed?.Exception?.InnerException?.Message}");
        }

        await all;
    }
}
