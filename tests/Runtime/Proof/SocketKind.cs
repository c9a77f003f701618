namespace Sockopt.Tests.Proof;

/// <summary>A kind of socket: a domain and a type as the table spells them, and a protocol.</summary>
internal sealed record SocketKind(string Domain, string Type, string Protocol)
{
    /// <summary>A protocol that nobody speaks: a raw socket of it gets no packets (RFC 3692).</summary>
    private const int Experimental = 253;

    /// <summary>The domain's number in socket(2).</summary>
    public int DomainNumber => NumberOf(Domain);

    /// <summary>The type's number in socket(2).</summary>
    public int TypeNumber => Type switch
    {
        "stream" => 1,
        "dgram" => 2,
        "raw" => 3,
        "rdm" => 4,
        "seqpacket" => 5,
        _ => throw new ArgumentException($"There is no type {Type}."),
    };

    /// <summary>The protocol's number in socket(2).</summary>
    public int ProtocolNumber => Protocol switch
    {
        "tcp" => 6,
        "udp" => 17,
        "sctp" => 132,
        "mptcp" => 262,
        "raw" => Experimental,
        "any" => 255,
        _ => 0,
    };

    /// <summary>Whether it speaks IP.</summary>
    public bool IsInternet => Domain is "inet" or "inet6";

    /// <summary>Its type, or the protocol where that says more.</summary>
    public string Sort => Protocol is "mptcp" or "sctp" ? $"{Protocol} {Type}" : Type;

    /// <summary>The number of a domain in socket(2), and in the family of an address.</summary>
    public static int NumberOf(string domain) => domain switch
    {
        "unix" => 1,
        "inet" => 2,
        "inet6" => 10,
        "netlink" => 16,
        "packet" => 17,
        "vsock" => 40,
        _ => throw new ArgumentException($"Linux has no domain {domain}."),
    };

    public override string ToString() => $"{Domain} {Sort}";
}
