namespace Sockopt.Generators.Table;

/// <summary>The levels, names and properties of System.Net.Sockets, which the compiler of a table may not have at hand.</summary>
internal static class FrameworkNames
{
    /// <summary>The members of SocketOptionLevel.</summary>
    public static readonly string[] Levels = ["Socket", "IP", "IPv6", "Tcp", "Udp"];

    /// <summary>The members of SocketOptionName.</summary>
    public static readonly string[] Names =
    [
        "Debug", "NoChecksum", "NoDelay", "IPOptions", "AcceptConnection", "Expedited", "BsdUrgent", "HeaderIncluded",
        "TcpKeepAliveTime", "TypeOfService", "IpTimeToLive", "ReuseAddress", "KeepAlive", "MulticastInterface",
        "MulticastTimeToLive", "MulticastLoopback", "AddMembership", "DropMembership", "DontFragment", "FastOpen",
        "AddSourceMembership", "TcpKeepAliveRetryCount", "DontRoute", "DropSourceMembership", "BlockSource",
        "TcpKeepAliveInterval", "UnblockSource", "PacketInformation", "ChecksumCoverage", "HopLimit", "IPProtectionLevel",
        "IPv6Only", "Broadcast", "UseLoopback", "Linger", "OutOfBandInline", "SendBuffer", "ReceiveBuffer", "SendLowWater",
        "ReceiveLowWater", "SendTimeout", "ReceiveTimeout", "Error", "Type", "ReuseUnicastPort", "UpdateAcceptContext",
        "UpdateConnectContext", "MaxConnections", "DontLinger", "ExclusiveAddressUse",
    ];

    /// <summary>The properties that get and set options.</summary>
    public static readonly string[] Properties =
    [
        "Socket.DontFragment", "Socket.DualMode", "Socket.EnableBroadcast", "Socket.ExclusiveAddressUse", "Socket.LingerState",
        "Socket.MulticastLoopback", "Socket.NoDelay", "Socket.ReceiveBufferSize", "Socket.ReceiveTimeout",
        "Socket.SendBufferSize", "Socket.SendTimeout", "Socket.Ttl", "TcpClient.ExclusiveAddressUse", "TcpClient.LingerState",
        "TcpClient.NoDelay", "TcpClient.ReceiveBufferSize", "TcpClient.ReceiveTimeout", "TcpClient.SendBufferSize",
        "TcpClient.SendTimeout", "TcpListener.ExclusiveAddressUse", "UdpClient.DontFragment", "UdpClient.EnableBroadcast",
        "UdpClient.ExclusiveAddressUse", "UdpClient.MulticastLoopback", "UdpClient.Ttl",
    ];
}
