using System.Net;
using System.Net.Sockets;

namespace Sockopt.Conformance.Systems;

/// <summary>The name of a socket, which each system writes into an address of its own.</summary>
internal abstract record CaseAddress
{
    /// <summary>What it is called in the notation.</summary>
    public abstract string Text { get; }

    /// <summary>An address and a port of IPv4 or IPv6.</summary>
    internal sealed record Internet(IPEndPoint EndPoint) : CaseAddress
    {
        public SocketDomain Domain => EndPoint.AddressFamily == AddressFamily.InterNetwork
            ? SocketDomain.InterNetwork
            : SocketDomain.InterNetworkV6;

        public override string Text =>
            $"{(Domain == SocketDomain.InterNetwork ? "inet" : "inet6")}:{EndPoint.Address}:{EndPoint.Port}";
    }

    /// <summary>A path in the file system of the case, which begins with it and ends with it.</summary>
    internal sealed record Path(string Name) : CaseAddress
    {
        public override string Text => $"unix:{Name}";
    }

    /// <summary>Some path of so many bytes, with all that stands before it.</summary>
    internal sealed record PathOfLength(int Length) : CaseAddress
    {
        public override string Text => $"unix:path of {Length} bytes";
    }

    /// <summary>A local name in no file system.</summary>
    /// <param name="Name">The name, as the case calls it or, if it is not one of the case, all of it.</param>
    /// <param name="IsOfCase">Whether the case chose it, and not the system.</param>
    internal sealed record Abstract(string Name, bool IsOfCase = true) : CaseAddress
    {
        public override string Text => "unix:abstract";
    }

    /// <summary>The name of a local socket that has none.</summary>
    internal sealed record Unnamed : CaseAddress
    {
        public override string Text => "unix:unnamed";
    }

    /// <summary>A domain, and nothing after it.</summary>
    internal sealed record DomainOnly(SocketDomain Domain) : CaseAddress
    {
        public override string Text => "domain";
    }

    /// <summary>An address with nothing in it but a domain, which need not exist.</summary>
    /// <param name="Domain">The domain that it says it is of.</param>
    /// <param name="SizedAs">The domain whose addresses have its size; those of local sockets may be shorter.</param>
    internal sealed record Empty(SocketDomain Domain, SocketDomain SizedAs) : CaseAddress
    {
        public override string Text => "empty";
    }
}
