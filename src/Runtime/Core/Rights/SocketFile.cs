namespace Sockopt;

/// <summary>A socket that descriptors refer to, or that is passed to somebody else.</summary>
/// <param name="socket">The socket; it is closed with the last reference, and by nobody else.</param>
public sealed class SocketFile(KernelSocket socket) : OpenFile
{
    /// <summary>The socket.</summary>
    public KernelSocket Socket { get; } = socket ?? throw new ArgumentNullException(nameof(socket));

    /// <summary>Whoever can refer to it lies in sockets: perhaps only in those that lie in this one.</summary>
    private protected override void OnOnlyPassed()
    {
        if (Socket.MayHoldRights)
        {
            Socket.Stack.PassedRights.Collect();
        }
    }

    /// <inheritdoc/>
    protected override void Close() => Socket.Close();

    private protected override Errno CloseLast(CancellationToken cancellation) => Socket.Close(cancellation);

    private protected override ValueTask<Errno> CloseLastAsync(CancellationToken cancellation) =>
        Socket.CloseAsync(cancellation);
}
