namespace Sockopt;

/// <summary>A wait until a socket is ready.</summary>
internal struct PollCall(KernelSocket socket, PollEvents interest, TimeSpan timeout) : ISocketCall<PollEvents>
{
    public readonly KernelSocket Socket => socket;

    public readonly TimeSpan Timeout => timeout;

    // poll(2) does not begin anew because something else happened.
    public static bool TimeoutCoversCall => true;

    public readonly bool Attempt(Waiter? waiter, out PollEvents result) =>
        socket.AttemptPoll(interest, timeout, waiter, out result);

    public readonly PollEvents Interrupt(Errno reason) => PollEvents.None;
}
