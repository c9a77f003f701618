using Sockopt.Generators.Model;

namespace Sockopt.Tests.Proof;

/// <summary>The kinds of sockets that a row claims to be an option of.</summary>
internal static class Claims
{
    public static IReadOnlyList<SocketKind> Of(LevelModel level, OptionModel option)
    {
        (string protocol, string[] types) = level.Id switch
        {
            "Tcp" or "Tls" => ("tcp", ["stream"]),
            "Udp" => ("udp", ["dgram"]),
            "Mptcp" => ("mptcp", ["stream"]),
            "Sctp" => ("sctp", ["stream", "seqpacket"]),
            "Vsock" => ("vsock", ["stream", "dgram", "seqpacket"]),
            _ => ("", (string[])["stream", "dgram", "raw", "seqpacket"]),
        };
        string[] domains = option.Domains.Count > 0 ? [.. option.Domains]
            : level.Domains.Count > 0 ? [.. level.Domains]
            : ["unix", "inet", "inet6"];
        return
        [
            .. from domain in domains
               where domain != "route" // No domain of Linux.
               from type in option.Sockets.Count > 0 ? [.. option.Sockets] : types
               where Exists(domain, type, protocol)
               select new SocketKind(domain, type, protocol.Length > 0 ? protocol : Protocol(domain, type)),
        ];
    }

    private static bool Exists(string domain, string type, string protocol) => (domain, type) switch
    {
        ("inet" or "inet6", "rdm") or ("unix", "raw" or "rdm") => false,
        ("inet" or "inet6", "seqpacket") => protocol == "sctp",
        ("packet" or "netlink", "stream" or "seqpacket") => false,
        _ => true,
    };

    private static string Protocol(string domain, string type) => (domain, type) switch
    {
        ("inet" or "inet6", "stream") => "tcp",
        ("inet" or "inet6", "dgram") => "udp",
        ("inet" or "inet6", "raw") => "raw",
        _ => "",
    };
}
