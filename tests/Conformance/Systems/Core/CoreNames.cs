using System.Text;

namespace Sockopt.Conformance.Systems.Core;

/// <summary>Names of sockets as the core has them.</summary>
internal static class CoreNames
{
    // Behind the header: an address of IPv4, of IPv6, and of the local domain.
    private const int InternetData = 14;
    private const int InternetV6Data = 26;
    private const int LocalData = 104;

    /// <summary>The bytes of a name as the core reads them.</summary>
    public static byte[] Write(CaseAddress name)
    {
        SocketName core = ToCore(name);
        byte[] bytes = new byte[core.Length];
        core.CopyTo(bytes);
        return bytes;
    }

    /// <summary>The name in the notation; null if it was cut off.</summary>
    public static CaseAddress? Read(SocketName name, int? length)
    {
        if (length < name.Length)
        {
            return null;
        }

        return LocalName.IsNameless(name) ? new CaseAddress.Unnamed()
            : LocalName.PathOf(name) is { } path ? new CaseAddress.Path(path)
            : new CaseAddress.Abstract(Encoding.UTF8.GetString(name.Data.Span));
    }

    private static SocketName ToCore(CaseAddress name) => name switch
    {
        CaseAddress.Path path => LocalName.OfPath(path.Name),
        CaseAddress.PathOfLength path => LocalName.OfPath(new string('p', path.Length)),
        CaseAddress.Abstract local => LocalName.OfAbstract(local.Name),
        CaseAddress.Unnamed => new SocketName(SocketDomain.Unix, default),
        CaseAddress.DomainOnly only => new SocketName(only.Domain, default),
        CaseAddress.Empty empty => new SocketName(empty.Domain, new byte[SizeOf(empty.SizedAs)]),
        // The core has no domain of the internet: nobody looks behind the family.
        CaseAddress.Internet internet => new SocketName(internet.Domain, new byte[SizeOf(internet.Domain)]),
        _ => throw new InvalidOperationException($"The core has no name for {name.Text}."),
    };

    private static int SizeOf(SocketDomain domain) => domain switch
    {
        SocketDomain.InterNetworkV6 => InternetV6Data,
        SocketDomain.Unix => LocalData,
        _ => InternetData,
    };
}
