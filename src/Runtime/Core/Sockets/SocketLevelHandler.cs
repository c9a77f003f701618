using System.Net.Sockets;

namespace Sockopt;

/// <summary>A socket as the generated dispatcher of SOL_SOCKET sees it. A struct, so that the dispatcher is compiled for it
/// and calls it without an interface or a box.</summary>
internal readonly struct SocketLevelHandler(KernelSocket socket) : ISocketLevel
{
    public ref SocketLevelValues Values => ref socket.Values;

    public OptionDialect Dialect => socket.Stack.Profile.Dialect;

    public Lock Gate => socket.Stack.OptionLock;

    public Errno ApplyLinger(Linger value) => socket.SetLinger(value);

    public Errno ApplyReusePort(bool value) => socket.SetReusePort(value);

    public Errno ApplyOutOfBandInline(bool value) => socket.SetOutOfBandInline(value);

    public Errno ApplySplice(Splice value) => socket.SetSplice();

    public Errno ApplySendTimeout(TimeSpan value) => socket.SetSendTimeout(value);

    public Errno ApplyReceiveTimeout(TimeSpan value) => socket.SetReceiveTimeout(value);

    public Errno ApplySendBufferSize(int value) => socket.SetSendBufferSize(value);

    public Errno ApplyReceiveBufferSize(int value) => socket.SetReceiveBufferSize(value);

    public Errno ApplySendLowWater(int value) => socket.SetSendLowWater(value);

    public Errno ApplyReceiveLowWater(int value) => socket.SetReceiveLowWater(value);

    public bool ReadAcceptConnection() => socket.IsListening;

    public SocketDomain ReadDomain() => socket.Domain;

    public ProtocolType ReadProtocol() => (ProtocolType)socket.Protocol.Number;

    public SocketType ReadSocketType() => socket.Type;

    public Errno ReadPeerCredentials(out PeerCredentials value) => socket.ReadPeerCredentials(out value);

    public Errno ReadSplicedLength(out long value) => socket.ReadSplicedLength(out value);

    public Errno TakeError() => socket.TakeError();
}
