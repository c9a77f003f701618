namespace Sockopt;

/// <summary>An accept.</summary>
internal struct AcceptCall(KernelSocket socket) : ISocketCall<AcceptResult>
{
    public readonly KernelSocket Socket => socket;

    public readonly TimeSpan Timeout => socket.AcceptTimeout;

    public readonly bool Attempt(Waiter? waiter, out AcceptResult result) => socket.AttemptAccept(waiter, out result);

    public readonly AcceptResult Interrupt(Errno reason) => AcceptResult.Failed(reason);
}
