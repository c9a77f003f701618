using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Sockopt.Analyzers.Calls;

namespace Sockopt.Analyzers.Sockets;

/// <summary>What a socket is, as its creation says. What that leaves open is null.</summary>
/// <param name="Domain">Its domain, as the table calls it: <c>inet</c>, <c>inet6</c> or <c>unix</c>.</param>
/// <param name="Type">Its type, as the table calls it: <c>stream</c>, <c>dgram</c>, <c>raw</c> or <c>seqpacket</c>.</param>
/// <param name="Protocol">The level of its protocol, as the table calls it: <c>Tcp</c> or <c>Udp</c>.</param>
internal sealed record SocketOrigin(string? Domain, string? Type, string? Protocol)
{
    public const string Inet = "inet";
    public const string Inet6 = "inet6";
    public const string Unix = "unix";
    public const string Stream = "stream";
    public const string Datagram = "dgram";
    public const string Raw = "raw";
    public const string Sequential = "seqpacket";
    public const string Tcp = "Tcp";
    public const string Udp = "Udp";

    /// <summary>Reads the creation of a socket, or of a client that has one inside; null if it says nothing.</summary>
    public static SocketOrigin? Read(IObjectCreationOperation? creation) => creation?.Type?.Name switch
    {
        "Socket" => ReadSocket(creation),
        "UdpClient" => new SocketOrigin(DomainOfUdpClient(creation), Datagram, Udp),
        "TcpClient" => new SocketOrigin(DomainOf(creation), Stream, Tcp),
        "TcpListener" => new SocketOrigin(null, Stream, Tcp),
        _ => null,
    };

    private static SocketOrigin? ReadSocket(IObjectCreationOperation creation)
    {
        if (ArgumentOf(creation, "SocketType") is not { } typeArgument
            || ArgumentOf(creation, "ProtocolType") is not { } protocolArgument)
        {
            return null;
        }

        // Without a family it is that of IPv6, for both.
        string? domain = creation.Arguments.Length == 2 ? Inet6 : DomainOf(creation);
        string? type = NamesOf(typeArgument) switch
        {
            var names when names.Contains("Stream") => Stream,
            var names when names.Contains("Dgram") => Datagram,
            var names when names.Contains("Raw") => Raw,
            var names when names.Contains("Seqpacket") => Sequential,
            _ => null,
        };
        return new SocketOrigin(domain, type, ProtocolOf(domain, type, NamesOf(protocolArgument)));
    }

    private static string? ProtocolOf(string? domain, string? type, string[] names) => (domain, type) switch
    {
        (Unix, _) or (_, null or Raw or Sequential) => null,
        (_, Stream) when names.Contains(Tcp) => Tcp,
        (_, Datagram) when names.Contains(Udp) => Udp,
        (Inet or Inet6, Stream) when names.Contains("Unspecified") => Tcp,
        (Inet or Inet6, Datagram) when names.Contains("Unspecified") => Udp,
        _ => null,
    };

    private static string? DomainOfUdpClient(IObjectCreationOperation creation) =>
        creation.Constructor?.Parameters is [] or [{ Name: "port" }] ? Inet : DomainOf(creation);

    private static string? DomainOf(IObjectCreationOperation creation) =>
        ArgumentOf(creation, "AddressFamily") is { } family
            ? NamesOf(family) switch
            {
                ["InterNetwork"] => Inet,
                ["InterNetworkV6"] => Inet6,
                ["Unix"] => Unix,
                _ => null,
            }
            : null;

    private static IOperation? ArgumentOf(IObjectCreationOperation creation, string type) =>
        creation.Arguments.FirstOrDefault(argument => argument.Parameter?.Type.Name == type)?.Value;

    // All of one value: it is the value that the system gets.
    private static string[] NamesOf(IOperation value) =>
        value is { ConstantValue.Value: int number, Type: INamedTypeSymbol { TypeKind: TypeKind.Enum } type }
            ? [.. SocketTypes.Members(type, number).Select(static member => member.Name)]
            : [];
}
