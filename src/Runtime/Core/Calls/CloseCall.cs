namespace Sockopt;

/// <summary>A close.</summary>
internal struct CloseCall(KernelSocket socket) : ISocketCall<Errno>
{
    private bool _hasBegun;

    public readonly KernelSocket Socket => socket;

    public readonly TimeSpan Timeout => socket.LingerTime;

    public bool Attempt(Waiter? waiter, out Errno result) => socket.AttemptClose(ref _hasBegun, waiter, out result);

    public readonly Errno Interrupt(Errno reason) => socket.InterruptClose(_hasBegun, reason);
}
