using System.Collections.Concurrent;

namespace Sockopt.Tests.Core;

/// <summary>Looks whether the thread that runs foreign code holds a lock of the core.</summary>
internal sealed class LockWatch
{
    private readonly ConcurrentBag<KernelSocket> _sockets = [];
    private readonly ConcurrentDictionary<string, int> _seen = new();
    private readonly ConcurrentQueue<string> _held = new();

    public SocketStack? Stack { get; set; }

    public void Watch(KernelSocket socket) => _sockets.Add(socket);

    /// <summary>Called by everything foreign.</summary>
    public void Look(string what)
    {
        _seen.AddOrUpdate(what, 1, (_, count) => count + 1);
        string? held = Stack is { Gate.IsHeldHere: true } ? "the stack"
            : _sockets.Any(socket => socket.Gate.IsHeldHere) ? "a connection"
            : null;
        if (held is not null)
        {
            _held.Enqueue($"{what} under the lock of {held}: {Environment.StackTrace}");
            throw new InvalidOperationException(_held.Last());
        }
    }

    /// <summary>Sees to it that all of these came by, and none under a lock; what throws may have been caught.</summary>
    public void HasSeen(params string[] expected)
    {
        Assert.All(expected, what => Assert.True(_seen.ContainsKey(what), $"{what} did not happen."));
        if (_held.TryDequeue(out string? held))
        {
            throw new InvalidOperationException(held);
        }
    }
}
