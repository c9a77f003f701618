namespace Sockopt;

/// <summary>A connect that is waited for.</summary>
internal struct ConnectCall(KernelSocket socket, SocketName name, Credential? caller) : ISocketCall<Errno>
{
    private bool _hasBegun;

    public readonly KernelSocket Socket => socket;

    // An attempt takes as long as the protocol gives it; only the wait for room at the listener is the sender's.
    public readonly TimeSpan Timeout => _hasBegun ? System.Threading.Timeout.InfiniteTimeSpan : socket.SendTimeout;

    public bool Attempt(Waiter? waiter, out Errno result) =>
        socket.AttemptConnect(name, caller, ref _hasBegun, waiter, out result);

    public readonly Errno Interrupt(Errno reason) => socket.InterruptConnect(reason);
}
