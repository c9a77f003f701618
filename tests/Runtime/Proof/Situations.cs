using Sockopt.Tests.Proof.Native;
using Access = Sockopt.Generators.Model.OptionAccess;

namespace Sockopt.Tests.Proof;

/// <summary>Which situations an option is tried in: its own, if it has any, or else those that every option is tried in. It is
/// proved in the first that allows it.</summary>
internal static class Situations
{
    private static readonly Situation SharingPort = Situation.Fresh.After("sharing its port", ("Socket", "SO_REUSEPORT"));

    private static readonly Situation InRepair = Situation.Fresh.After("in repair", ("Tcp", "TCP_REPAIR"));

    private static readonly Situation ConnectedInRepair =
        Situation.Connected.After("connected, in repair", ("Tcp", "TCP_REPAIR"));

    private static readonly Situation BelowTls = Situation.Connected.After("connected, with TLS above", ("Tcp", "TCP_ULP"));

    private static readonly Situation InOwnNetwork =
        new("in a network of its own", kind => new ReadySocket(OwnNetwork.Open(kind)));

    /// <summary>By the level's name in .NET and the option's in C.</summary>
    private static readonly Dictionary<(string Level, string Option), Situation> Own = new()
    {
        [("Socket", "SO_SNDBUFFORCE")] = Situation.Fresh.Witnessed("Socket", "SO_SNDBUF"),
        [("Socket", "SO_RCVBUFFORCE")] = Situation.Fresh.Witnessed("Socket", "SO_RCVBUF"),
        [("Socket", "SO_ATTACH_FILTER")] = Situation.Fresh.WithFilter(),
        [("Socket", "SO_GET_FILTER")] = Situation.Fresh.Filtered("filtered", "SO_ATTACH_FILTER"),
        [("Socket", "SO_DETACH_FILTER")] = Situation.Fresh.Filtered("filtered", "SO_ATTACH_FILTER"),
        [("Socket", "SO_ATTACH_BPF")] = Situation.Fresh.WithBpfProgram(),
        [("Socket", "SO_ATTACH_REUSEPORT_CBPF")] = SharingPort.WithFilter(),
        [("Socket", "SO_ATTACH_REUSEPORT_EBPF")] = SharingPort.WithBpfProgram(),
        [("Socket", "SO_DETACH_REUSEPORT_BPF")] =
            SharingPort.Filtered("sharing its port by a filter", "SO_ATTACH_REUSEPORT_CBPF"),

        [("IP", "IP_DROP_MEMBERSHIP")] = Situation.Fresh.After("joined", ("IP", "IP_ADD_MEMBERSHIP")),
        [("IP", "IP_BLOCK_SOURCE")] = Situation.Fresh.After("joined", ("IP", "IP_ADD_MEMBERSHIP")),
        [("IP", "IP_UNBLOCK_SOURCE")] =
            Situation.Fresh.After("joined, a source blocked", ("IP", "IP_ADD_MEMBERSHIP"), ("IP", "IP_BLOCK_SOURCE")),
        [("IP", "IP_DROP_SOURCE_MEMBERSHIP")] = Situation.Fresh.After("joined for a source", ("IP", "IP_ADD_SOURCE_MEMBERSHIP")),
        [("IP", "IP_MSFILTER")] = Situation.Fresh.After("joined", ("IP", "IP_ADD_MEMBERSHIP")).Asking("IP", "IP_MSFILTER"),

        [("IPv6", "IPV6_LEAVE_GROUP")] = Situation.Fresh.After("joined", ("IPv6", "IPV6_JOIN_GROUP")),
        [("IPv6", "IPV6_JOIN_ANYCAST")] = InOwnNetwork,
        [("IPv6", "IPV6_LEAVE_ANYCAST")] = InOwnNetwork.After("joined, in a network of its own", ("IPv6", "IPV6_JOIN_ANYCAST")),
        [("IPv6", "IPV6_ROUTER_ALERT")] =
            new("fresh, of IPPROTO_RAW", kind => new ReadySocket(NativeSocket.Open(kind with { Protocol = "any" }))),
        [("IPv6", "IPV6_ADDRFORM")] = new Situation("connected to IPv4", Connections.MakeToIPv4).Witnessed("Socket", "SO_DOMAIN"),

        [("Tcp", "TCP_REPAIR_QUEUE")] = InRepair,
        [("Tcp", "TCP_TIMESTAMP")] = InRepair,
        [("Tcp", "TCP_QUEUE_SEQ")] = InRepair.After("in repair, a queue chosen", ("Tcp", "TCP_REPAIR_QUEUE")),
        [("Tcp", "TCP_REPAIR_OPTIONS")] = ConnectedInRepair.With(_ => SpecialValues.RepairOptions),
        [("Tcp", "TCP_REPAIR_WINDOW")] = ConnectedInRepair.WithChanged("Tcp", "TCP_REPAIR_WINDOW", SpecialValues.Shrink),
        [("Tcp", "TCP_MD5SIG")] = Situation.Fresh.With(kind => SpecialValues.Signature(kind, "TCP_MD5SIG")),
        [("Tcp", "TCP_MD5SIG_EXT")] = Situation.Fresh.With(kind => SpecialValues.Signature(kind, "TCP_MD5SIG_EXT")),
        [("Tcp", "TCP_SAVED_SYN")] = new("accepted, its SYN saved", Connections.MakeWithSavedSyn),

        [("Tls", "TLS_TX")] = BelowTls.WithFirst(SpecialValues.TlsKeys),
        [("Tls", "TLS_RX")] = BelowTls.WithFirst(SpecialValues.TlsKeys),
        [("Tls", "TLS_TX_ZEROCOPY_RO")] = BelowTls,
        [("Tls", "TLS_RX_EXPECT_NO_PAD")] = BelowTls.After("connected, TLS keys set", "Tls", "TLS_RX", SpecialValues.TlsKeys),

        [("Mptcp", "MPTCP_TCPINFO")] = Situation.Connected.Asking(SpecialValues.Subflows),
        [("Mptcp", "MPTCP_SUBFLOW_ADDRS")] = Situation.Connected.Asking(SpecialValues.Subflows),
    };

    static Situations()
    {
        // At both levels, and by the same numbers.
        foreach (string level in (string[])["IP", "IPv6"])
        {
            Situation joined = Situation.Fresh.After("joined", (level, "MCAST_JOIN_GROUP"));
            Own[(level, "MCAST_LEAVE_GROUP")] = joined;
            Own[(level, "MCAST_BLOCK_SOURCE")] = joined;
            Own[(level, "MCAST_UNBLOCK_SOURCE")] = joined.After("joined, a source blocked", (level, "MCAST_BLOCK_SOURCE"));
            Own[(level, "MCAST_LEAVE_SOURCE_GROUP")] =
                Situation.Fresh.After("joined for a source", (level, "MCAST_JOIN_SOURCE_GROUP"));
            Own[(level, "MCAST_MSFILTER")] = joined.Asking(level, "MCAST_MSFILTER");
        }
    }

    /// <summary>The situations that an option is tried in, in that order.</summary>
    public static IReadOnlyList<Situation> For(LinuxOption option) =>
        Own.TryGetValue((option.Level.Id, option.Option.Name), out Situation? own) ? [own]

        // What can only be read is often about the other end.
        : option.Access == Access.Get ? [Situation.Connected, Situation.Fresh, Situation.Listening]
        : [Situation.Fresh, Situation.Connected, Situation.Listening];
}
