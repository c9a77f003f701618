namespace Sockopt.Conformance.Notation;

/// <summary>An address as a case writes it; what it is depends on the socket and on what was bound before.</summary>
internal abstract record AddressForm
{
    /// <summary>An address of IPv4 or IPv6.</summary>
    /// <param name="Place">Whose address.</param>
    /// <param name="Port">The port.</param>
    /// <param name="Domain">The domain, or null for that of the socket.</param>
    internal sealed record Internet(InternetPlace Place, PortForm Port, SocketDomain? Domain) : AddressForm;

    /// <summary>The name that a socket is bound to.</summary>
    internal sealed record NameOf(Operand Socket) : AddressForm;

    internal sealed record Path(string Name) : AddressForm;

    /// <summary>A path of so many bytes.</summary>
    internal sealed record PathOfLength(int Length) : AddressForm;

    /// <summary>A name in no file system.</summary>
    internal sealed record Abstract(string Name) : AddressForm;

    /// <summary>The domain of the socket, and nothing after it.</summary>
    internal sealed record DomainOnly : AddressForm;

    /// <summary>An address of the size that the socket's domain has, which says that it is of another.</summary>
    internal sealed record OfDomain(int Number) : AddressForm;

    /// <summary>An address in order: the call fails before anybody looks at it.</summary>
    internal sealed record Anything : AddressForm;
}

/// <summary>Whose address is meant.</summary>
internal enum InternetPlace
{
    Loopback,
    Any,

    /// <summary>An address that no interface has.</summary>
    NonLocal,
    Multicast,
}

/// <summary>A port as a case writes it.</summary>
internal abstract record PortForm
{
    internal sealed record Number(int Value) : PortForm;

    /// <summary>A port that nobody has, of TCP or of UDP.</summary>
    internal sealed record Unused : PortForm;

    /// <summary>The port that a socket is bound to.</summary>
    internal sealed record Of(Operand Socket) : PortForm;
}
