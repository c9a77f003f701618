using System.Buffers.Binary;
using System.Net;
using System.Text;

namespace Sockopt.Conformance.Systems.Host;

/// <summary>Writes names into the addresses of Linux, and reads them from there.</summary>
internal sealed class SocketAddressBytes(CaseFolder folder, SystemNumbers numbers)
{
    /// <summary>sizeof(struct sockaddr_storage): no address is longer.</summary>
    public const int Longest = 128;

    private const int DomainSize = 2;
    private const int PathSize = 108;
    private const int IPv4Size = 16;
    private const int IPv6Size = 28;

    // sin_port and sin6_port; sin_addr; sin6_addr, behind sin6_flowinfo; and sin6_scope_id
    private const int PortOffset = 2;
    private const int IPv4Offset = 4;
    private const int IPv6Offset = 8;
    private const int ScopeOffset = 24;

    /// <summary>The bytes of an address.</summary>
    public byte[] Write(CaseAddress name) => name switch
    {
        CaseAddress.Internet internet => Internet(internet),
        CaseAddress.Path path => Path(folder.PathOf(path.Name)),
        CaseAddress.PathOfLength path => Path(PathOfLength(path.Length)),
        CaseAddress.Abstract local => [.. Domain(SocketDomain.Unix), 0, .. AbstractName(local)],
        CaseAddress.Unnamed => Domain(SocketDomain.Unix),
        CaseAddress.DomainOnly only => Domain(only.Domain),
        CaseAddress.Empty empty => [.. Domain(empty.Domain), .. new byte[SizeOf(empty.SizedAs) - DomainSize]],
        _ => throw new InvalidOperationException($"{name}"),
    };

    /// <summary>The name in an address.</summary>
    /// <param name="buffer">The buffer that the address was written to.</param>
    /// <param name="length">The length that was reported.</param>
    /// <returns>Null if there is none, or not all of it.</returns>
    public CaseAddress? Read(ReadOnlySpan<byte> buffer, int length)
    {
        if (length < DomainSize || length > buffer.Length)
        {
            return null;
        }

        ReadOnlySpan<byte> address = buffer[..length];
        SocketDomain domain = numbers.DomainOf(BinaryPrimitives.ReadUInt16LittleEndian(address));
        return domain switch
        {
            SocketDomain.Unix => Local(address[DomainSize..]),
            SocketDomain.InterNetwork => Internet(address, new IPAddress(address.Slice(IPv4Offset, 4))),
            SocketDomain.InterNetworkV6 => Internet(address, new IPAddress(address.Slice(IPv6Offset, 16))),
            _ => throw new InvalidOperationException($"an address of {domain}"),
        };
    }

    private static CaseAddress.Internet Internet(ReadOnlySpan<byte> bytes, IPAddress address) =>
        new(new IPEndPoint(address, BinaryPrimitives.ReadUInt16BigEndian(bytes[PortOffset..])));

    private byte[] Internet(CaseAddress.Internet name)
    {
        IPAddress host = name.EndPoint.Address;
        bool isIPv4 = name.Domain == SocketDomain.InterNetwork;
        byte[] address = new byte[SizeOf(name.Domain)];
        Domain(name.Domain).CopyTo(address, 0);
        BinaryPrimitives.WriteUInt16BigEndian(address.AsSpan(PortOffset), (ushort)name.EndPoint.Port);
        host.GetAddressBytes().CopyTo(address, isIPv4 ? IPv4Offset : IPv6Offset);
        if (!isIPv4)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(address.AsSpan(ScopeOffset), (uint)host.ScopeId);
        }

        return address;
    }

    private static int SizeOf(SocketDomain domain) => domain == SocketDomain.InterNetworkV6 ? IPv6Size : IPv4Size;

    // The zero behind a path is part of the address, unless there is no room for it.
    private byte[] Path(string path)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(path);
        return [.. Domain(SocketDomain.Unix), .. bytes, .. bytes.Length < PathSize ? new byte[1] : []];
    }

    private string PathOfLength(int length)
    {
        string start = folder.PathOf("");
        return length > start.Length
            ? start.PadRight(length, 'p')
            : throw new InvalidOperationException($"the folder alone has {start.Length} bytes, so that no path has {length}");
    }

    // Such names are the whole machine's: the folder's makes them this case's.
    private byte[] AbstractName(CaseAddress.Abstract name) =>
        Encoding.Latin1.GetBytes(name.IsOfCase ? folder.PathOf(name.Name) : name.Name);

    private CaseAddress.Abstract Abstract(ReadOnlySpan<byte> name)
    {
        string text = Encoding.Latin1.GetString(name);
        string own = folder.NameOf(text);
        return new CaseAddress.Abstract(own, IsOfCase: own != text);
    }

    private byte[] Domain(SocketDomain domain)
    {
        byte[] bytes = new byte[DomainSize];
        BinaryPrimitives.WriteUInt16LittleEndian(bytes, (ushort)numbers.Domain(domain));
        return bytes;
    }

    private CaseAddress Local(ReadOnlySpan<byte> path) => path switch
    {
        [] => new CaseAddress.Unnamed(),
        [0, .. ReadOnlySpan<byte> name] => Abstract(name),
        _ => new CaseAddress.Path(folder.NameOf(Encoding.UTF8.GetString(path.TrimEnd((byte)0)))),
    };
}
