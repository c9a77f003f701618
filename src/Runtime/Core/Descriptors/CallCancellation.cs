namespace Sockopt;

/// <summary>What ends a call that waits: its caller, or the end of the process.</summary>
internal readonly struct CallCancellation : IDisposable
{
    private readonly CancellationTokenSource? _both;

    public CallCancellation(CancellationToken caller, CancellationToken exit)
    {
        _both = caller.CanBeCanceled ? CancellationTokenSource.CreateLinkedTokenSource(caller, exit) : null;
        Token = _both?.Token ?? exit;
    }

    public CancellationToken Token { get; }

    public void Dispose() => _both?.Dispose();
}
