using System.Net.Sockets;

namespace Sockopt.Tests.Core;

/// <summary>Keys as a table yields them, and some that no table would.</summary>
internal static class SocketKeys
{
    public const int KeepAliveName = 0x8;
    public const int LingerName = 0x80;
    public const int SendBufferName = 0x1001;
    public const int ReceiveBufferName = 0x1002;
    public const int SendLowWaterName = 0x1003;
    public const int ReceiveLowWaterName = 0x1004;
    public const int ReceiveTimeoutName = 0x1006;
    public const int TypeName = 0x1008;

    public static OptionKey<bool> KeepAlive => new("SO_KEEPALIVE", Id(KeepAliveName), OptionCodec.Flag);

    public static OptionKey<Linger> Linger => new("SO_LINGER", Id(LingerName), OptionCodec.Linger);

    public static OptionKey<int> SendBuffer => new("SO_SNDBUF", Id(SendBufferName), OptionCodec.Int32);

    public static OptionKey<TimeSpan> ReceiveTimeout => new("SO_RCVTIMEO", Id(ReceiveTimeoutName), OptionCodec.Timeval);

    public static ReadOnlyOptionKey<bool> AcceptConnection => new("SO_ACCEPTCONN", Id(0x2), OptionCodec.Flag);

    public static ReadOnlyOptionKey<SocketType> Type => new("SO_TYPE", Id(TypeName), OptionCodec.SocketType);

    public static ReadOnlyOptionKey<SocketDomain> Domain => new("SO_DOMAIN", Id(0x1024), OptionCodec.Enum<SocketDomain>());

    public static ReadOnlyOptionKey<ProtocolType> Protocol => new("SO_PROTOCOL", Id(0x1025), OptionCodec.Protocol);

    public static ReadOnlyOptionKey<PeerCredentials> PeerCredentials =>
        new("SO_PEERCRED", Id(0x1022), PeerCredentialsCodec.Instance);

    /// <summary>An option that the core does not have.</summary>
    public static OptionKey<int> HostOnly =>
        new("SO_MARK", OptionId.Of(OptionLevel.Of(core: SocketLevelDispatcher.Level), linux: 36), OptionCodec.Int32);

    /// <summary>An option of a level that only <see cref="EchoProtocol"/> has.</summary>
    public static OptionKey<int> EchoShift => new("ECHO_SHIFT", EchoId(1), OptionCodec.Int32);

    /// <summary>An option that can only be set.</summary>
    public static WriteOnlyOptionKey<int> EchoPush => new("ECHO_PUSH", EchoId(2), OptionCodec.Int32);

    private static OptionId Id(int number) => OptionId.Of(OptionLevel.Of(core: SocketLevelDispatcher.Level), core: number);

    private static OptionId EchoId(int number) => OptionId.Of(OptionLevel.Of(EchoProtocol.Level), core: number);
}
