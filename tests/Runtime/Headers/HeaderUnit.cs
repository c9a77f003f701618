namespace Sockopt.Tests.Headers;

/// <summary>Headers that can be included together. The C library and the kernel both declare some things, so that not all
/// can.</summary>
internal sealed class HeaderUnit(string name, params string[] headers)
{
    /// <summary>Every unit that the table is looked up in.</summary>
    public static IReadOnlyList<HeaderUnit> All { get; } =
    [
        new(
            "libc", "errno.h", "sys/types.h", "sys/socket.h", "sys/un.h", "sys/time.h", "time.h", "net/if.h",
            "netinet/in.h", "netinet/ip.h", "netinet/tcp.h", "netinet/udp.h"),
        new(
            "kernel", "linux/version.h", "asm/socket.h", "linux/in.h", "linux/in6.h", "linux/ipv6.h", "linux/tcp.h",
            "linux/udp.h", "linux/tls.h", "linux/filter.h", "linux/net_tstamp.h", "linux/sock_diag.h", "linux/netfilter_ipv4.h",
            "linux/netfilter_ipv6/ip6_tables.h"),
        new("mptcp", "sys/socket.h", "netinet/in.h", "linux/mptcp.h"),
        new("vsock", "sys/socket.h", "linux/vm_sockets.h"),
        new("sctp", "sys/socket.h", "netinet/in.h", "linux/sctp.h"),
    ];

    /// <summary>What its files are named after.</summary>
    public string Name => name;

    /// <summary>The lines that include the headers, as far as this machine has them.</summary>
    public string Includes => "#define _GNU_SOURCE\n#include <stddef.h>\n#include <stdio.h>\n#include <string.h>\n"
        + string.Concat(headers.Select(header => $"#if __has_include(<{header}>)\n#include <{header}>\n#endif\n"));
}
