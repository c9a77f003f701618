namespace Sockopt;

/// <summary>The local domain, AF_UNIX: sockets of one stack talk to each other.</summary>
public static class LocalDomain
{
    /// <summary>The protocols of the domain, to be registered with one stack: SOCK_STREAM.</summary>
    public static IReadOnlyList<Protocol> CreateProtocols() => [new LocalStream()];
}
