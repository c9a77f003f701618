namespace Sockopt;

/// <content>How the state bits change, and who hears of it (S11).</content>
public sealed partial class KernelSocket
{
    /// <summary>soisconnecting. Under the lock of the connection, as all of these.</summary>
    internal void SetConnecting() => ChangeState(
        SocketState.Connected | SocketState.Disconnecting, SocketState.Connecting);

    /// <summary>soisconnected. A connection that waits to be complete can be accepted now (S5.3); for that the lock of the
    /// stack is held.</summary>
    internal void SetConnected()
    {
        ChangeState(SocketState.Connecting | SocketState.Disconnecting, SocketState.Connected);
        CompleteConnection();
        WakeAll();
    }

    /// <summary>soisdisconnecting.</summary>
    internal void SetDisconnecting()
    {
        ChangeState(
            SocketState.Connecting, SocketState.Disconnecting | SocketState.CannotReceiveMore | SocketState.CannotSendMore);
        WakeAll();
    }

    /// <summary>soisdisconnected.</summary>
    internal void SetDisconnected()
    {
        ChangeState(
            SocketState.Connecting | SocketState.Connected | SocketState.Disconnecting,
            SocketState.Disconnected | SocketState.CannotReceiveMore | SocketState.CannotSendMore);
        WakeAll();
    }

    /// <summary>There is no peer any more, but there may be another: a socket that needs none keeps both directions (S6.6,
    /// S12.6).</summary>
    internal void SetUnconnected()
    {
        ChangeState(SocketState.Connecting | SocketState.Connected, SocketState.None);
        WakeAll();
    }

    /// <summary>socantsendmore.</summary>
    internal void SetCannotSendMore()
    {
        ChangeState(SocketState.None, SocketState.CannotSendMore);

        // A poll that asks for neither direction waits at the receive side.
        Wake(WaitFor.Send | WaitFor.Receive);
        _sendUpcall?.Queue(_gate);
    }

    /// <summary>socantrcvmore.</summary>
    internal void SetCannotReceiveMore()
    {
        ChangeState(SocketState.None, SocketState.CannotReceiveMore);
        Wake(WaitFor.Receive);
        _receiveUpcall?.Queue(_gate);
    }
}
