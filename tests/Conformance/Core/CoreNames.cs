using System.Text;
using Sockopt.Conformance.Systems;
using CoreName = Sockopt.SocketName;
using SocketName = Sockopt.Conformance.Systems.SocketName;

namespace Sockopt.Conformance.Core;

/// <summary>Names of sockets as the core has them.</summary>
internal static class CoreNames
{
    // Behind the header: an address of IPv4, of IPv6, and of the local domain.
    private const int InternetData = 14;
    private const int InternetV6Data = 26;
    private const int LocalData = 104;

    /// <summary>The bytes of a name as the core reads them.</summary>
    public static byte[] Write(SocketName name)
    {
        CoreName core = ToCore(name);
        byte[] bytes = new byte[core.Length];
        core.CopyTo(bytes);
        return bytes;
    }

    /// <summary>The name in the notation; null if it was cut off.</summary>
    public static SocketName? Read(CoreName name, int? length)
    {
        if (length < name.Length)
        {
            return null;
        }

        return LocalName.IsNameless(name) ? new SocketName.Unnamed()
            : LocalName.PathOf(name) is { } path ? new SocketName.Path(path)
            : new SocketName.Abstract(Encoding.UTF8.GetString(name.Data.Span));
    }

    private static CoreName ToCore(SocketName name) => name switch
    {
        SocketName.Path path => LocalName.OfPath(path.Name),
        SocketName.PathOfLength path => LocalName.OfPath(new string('p', path.Length)),
        SocketName.Abstract local => LocalName.OfAbstract(local.Name),
        SocketName.Unnamed => new CoreName(SocketDomain.Unix, default),
        SocketName.DomainOnly only => new CoreName(only.Domain, default),
        SocketName.Empty empty => new CoreName(empty.Domain, new byte[SizeOf(empty.SizedAs)]),
        SocketName.Internet internet => OfInternet(internet),
        _ => throw new InvalidOperationException($"The core has no name for {name.Text}."),
    };

    private static CoreName OfInternet(SocketName.Internet name)
    {
        bool isV4 = name.EndPoint.Address.GetAddressBytes().Length == sizeof(int);
        return isV4
            ? new CoreName(SocketDomain.InterNetwork, new byte[InternetData])
            : new CoreName(SocketDomain.InterNetworkV6, new byte[InternetV6Data]);
    }

    private static int SizeOf(SocketDomain domain) => domain switch
    {
        SocketDomain.InterNetworkV6 => InternetV6Data,
        SocketDomain.Unix => LocalData,
        _ => InternetData,
    };
}
