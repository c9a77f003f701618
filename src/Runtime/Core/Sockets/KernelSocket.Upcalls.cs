namespace Sockopt;

/// <content>What is called when the socket may be ready (so_upcall, S8.7).</content>
public sealed partial class KernelSocket
{
    private Upcall? _receiveUpcall;
    private Upcall? _sendUpcall;

    /// <summary>Registers what is called when there may be something to receive or to accept: data arrived, the connection
    /// was made or ended, or an error is pending (S8.7).</summary>
    /// <param name="upcall">What is called; null for nothing any more. One call that was due may still come.</param>
    /// <param name="state">What it is called with.</param>
    public void SetReceiveUpcall(SocketUpcall? upcall, object? state = null)
    {
        using ConnectionHold hold = Hold();
        _receiveUpcall = upcall is null ? null : new Upcall(this, upcall, state);
    }

    /// <summary>Registers what is called when there may be space to send: the peer took data, the connection was made or
    /// ended, or an error is pending (S8.7).</summary>
    /// <inheritdoc cref="SetReceiveUpcall"/>
    public void SetSendUpcall(SocketUpcall? upcall, object? state = null)
    {
        using ConnectionHold hold = Hold();
        _sendUpcall = upcall is null ? null : new Upcall(this, upcall, state);
    }
}
