using System.Net.Sockets;

namespace Sockopt.Bench;

/// <summary>The socket as the generated dispatcher sees it: a struct, as in the core, so that the dispatcher is compiled
/// for it.</summary>
internal readonly struct KeptSocketHandler(KeptSocket socket) : ISocketLevel
{
    public ref SocketLevelValues Values => ref socket.Values;

    public OptionDialect Dialect => socket.Dialect;

    public Lock Gate => socket.Gate;

    public Errno ApplyLinger(Linger value) => socket.KeepLinger(value);

    public Errno ApplyReusePort(bool value) => Keep(ref socket.Values.ReusePort, value);

    public Errno ApplySendBufferSize(int value) => Keep(ref socket.Values.SendBufferSize, value);

    public Errno ApplyReceiveBufferSize(int value) => Keep(ref socket.Values.ReceiveBufferSize, value);

    public Errno ApplySendLowWater(int value) => Keep(ref socket.Values.SendLowWater, value);

    public Errno ApplyReceiveLowWater(int value) => Keep(ref socket.Values.ReceiveLowWater, value);

    public Errno ApplyReceiveTimeout(TimeSpan value) => Keep(ref socket.Values.ReceiveTimeout, value);

    public Errno ApplySendTimeout(TimeSpan value) => Keep(ref socket.Values.SendTimeout, value);

    public Errno ApplyOutOfBandInline(bool value) => Keep(ref socket.Values.OutOfBandInline, value);

    public Errno ApplySplice(Splice value) => Errno.EPROTONOSUPPORT;

    public bool ReadAcceptConnection() => false;

    public SocketType ReadSocketType() => SocketType.Stream;

    public SocketDomain ReadDomain() => default;

    public ProtocolType ReadProtocol() => ProtocolType.Unspecified;

    public Errno TakeError() => Errno.Success;

    public Errno ReadPeerCredentials(out PeerCredentials value)
    {
        value = default;
        return Errno.ENOTCONN;
    }

    public Errno ReadSplicedLength(out long value)
    {
        value = 0;
        return Errno.Success;
    }

    private static Errno Keep<T>(ref T kept, T value)
    {
        kept = value;
        return Errno.Success;
    }
}
