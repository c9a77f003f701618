using System.Text;

namespace Sockopt.Conformance.Systems.Core;

/// <summary>Names of sockets as the core has them.</summary>
/// <param name="folder">What stands before every path, and every name that is none, so that they are as long as those of another
/// system; empty for nothing.</param>
internal sealed class CoreNames(string folder)
{
    // Behind the header: an address of IPv4, of IPv6, and of the local domain.
    private const int InternetData = 14;
    private const int InternetV6Data = 26;
    private const int LocalData = 104;

    private string Prefix => folder.Length == 0 ? "" : $"{folder}/";

    /// <summary>The path of what has a name.</summary>
    public string PathOf(string name) => Prefix + name;

    /// <summary>The bytes of a name as the core reads them.</summary>
    public byte[] Write(CaseAddress name)
    {
        SocketName core = ToCore(name);
        byte[] bytes = new byte[core.Length];
        core.CopyTo(bytes);
        return bytes;
    }

    /// <summary>The name in the notation; null if it was cut off.</summary>
    public CaseAddress? Read(SocketName name, int? length)
    {
        if (length < name.Length)
        {
            return null;
        }

        return LocalName.IsNameless(name) ? new CaseAddress.Unnamed()
            : LocalName.PathOf(name) is { } path ? new CaseAddress.Path(IsOwn(path) ? path[Prefix.Length..] : path)
            : Abstract(Encoding.Latin1.GetString(name.Data.Span[1..]));
    }

    private SocketName ToCore(CaseAddress name) => name switch
    {
        CaseAddress.Path path => LocalName.OfPath(PathOf(path.Name)),
        CaseAddress.PathOfLength path => LocalName.OfPath(Prefix.PadRight(path.Length, 'p')),
        CaseAddress.Abstract local => LocalName.OfAbstract(local.IsOfCase ? PathOf(local.Name) : local.Name),
        CaseAddress.Unnamed => new SocketName(SocketDomain.Unix, default),
        CaseAddress.DomainOnly only => new SocketName(only.Domain, default),
        CaseAddress.Empty empty => new SocketName(empty.Domain, new byte[SizeOf(empty.SizedAs)]),
        // The core has no domain of the internet: nobody looks behind the family.
        CaseAddress.Internet internet => new SocketName(internet.Domain, new byte[SizeOf(internet.Domain)]),
        _ => throw new InvalidOperationException($"The core has no name for {name.Text}."),
    };

    private bool IsOwn(string text) => text.StartsWith(Prefix, StringComparison.Ordinal);

    // Without a folder nobody can tell who chose it, and it is all there is.
    private CaseAddress.Abstract Abstract(string name) => folder.Length > 0 && IsOwn(name)
        ? new CaseAddress.Abstract(name[Prefix.Length..])
        : new CaseAddress.Abstract(name, IsOfCase: folder.Length == 0);

    private static int SizeOf(SocketDomain domain) => domain switch
    {
        SocketDomain.InterNetworkV6 => InternetV6Data,
        SocketDomain.Unix => LocalData,
        _ => InternetData,
    };
}
