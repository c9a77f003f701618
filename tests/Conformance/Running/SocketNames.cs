using System.Net;
using Sockopt.Conformance.Notation;
using Sockopt.Conformance.Systems;

namespace Sockopt.Conformance.Running;

/// <summary>Makes the names that addresses of a case mean.</summary>
internal sealed class SocketNames(ISocketSystem system, Descriptors descriptors)
{
    /// <summary>The name that an address means to a socket.</summary>
    /// <exception cref="StepException">It means none.</exception>
    public CaseAddress Of(AddressForm address, Operand socket)
    {
        SocketDomain domain = descriptors.DomainOf(socket);
        return address switch
        {
            AddressForm.Internet internet => Internet(internet.Place, Port(internet.Port), internet.Domain ?? domain),
            AddressForm.NameOf named => NameOf(named.Socket),
            AddressForm.Path path => new CaseAddress.Path(path.Name),
            AddressForm.PathOfLength path => new CaseAddress.PathOfLength(path.Length),
            AddressForm.Abstract name => new CaseAddress.Abstract(name.Name),
            AddressForm.DomainOnly => new CaseAddress.DomainOnly(domain),
            AddressForm.OfDomain other => new CaseAddress.Empty((SocketDomain)other.Number, domain),
            AddressForm.Anything => Internet(InternetPlace.Loopback, 1, SocketDomain.InterNetwork),
            _ => throw new InvalidOperationException($"{address}"),
        };
    }

    /// <summary>A port of the loopback address, chosen by the system.</summary>
    public static CaseAddress AnyLoopbackPort(SocketDomain domain) => Internet(InternetPlace.Loopback, 0, domain);

    /// <summary>The name that a socket is bound to.</summary>
    /// <exception cref="StepException">It has none.</exception>
    public CaseAddress NameOf(Operand socket)
    {
        NameAnswer answer = system.GetSocketName(descriptors.Find(socket), null);
        return answer.Name ?? throw new StepException($"the name of a socket is not known: {answer.Error}");
    }

    private int Port(PortForm port) => port switch
    {
        PortForm.Number number => number.Value,
        PortForm.Unused => system.UnusedPort(),
        PortForm.Of socket => NameOf(socket.Socket) is CaseAddress.Internet name
            ? name.EndPoint.Port
            : throw new StepException("a local socket has no port"),
        _ => throw new InvalidOperationException($"{port}"),
    };

    private static CaseAddress.Internet Internet(InternetPlace place, int port, SocketDomain domain)
    {
        IPAddress address = (domain, place) switch
        {
            (SocketDomain.InterNetwork, InternetPlace.Loopback) => IPAddress.Loopback,
            (SocketDomain.InterNetwork, InternetPlace.Any) => IPAddress.Any,
            (SocketDomain.InterNetwork, InternetPlace.NonLocal) => IPAddress.Parse("192.0.2.1"),
            (SocketDomain.InterNetwork, InternetPlace.Multicast) => IPAddress.Parse("239.255.0.1"),
            (SocketDomain.InterNetworkV6, InternetPlace.Loopback) => IPAddress.IPv6Loopback,
            (SocketDomain.InterNetworkV6, InternetPlace.Any) => IPAddress.IPv6Any,
            (SocketDomain.InterNetworkV6, InternetPlace.NonLocal) => IPAddress.Parse("2001:db8::1"),
            (SocketDomain.InterNetworkV6, InternetPlace.Multicast) => IPAddress.Parse("ff15::1"),
            _ => throw new StepException("a local socket takes no address with a port"),
        };
        return new CaseAddress.Internet(new IPEndPoint(address, port));
    }
}
