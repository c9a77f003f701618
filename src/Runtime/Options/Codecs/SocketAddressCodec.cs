using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace Sockopt;

/// <summary>An address and a port: <c>struct sockaddr_in</c> or <c>sockaddr_in6</c>, in a buffer that holds either.</summary>
/// <remarks>The BSDs begin it with a byte of its length and one of the family, Linux and Windows with two bytes of the family.
/// What stands behind is alike everywhere. Flow information is written as zero and not read.</remarks>
internal sealed class SocketAddressCodec : OptionCodec<IPEndPoint>
{
    private const int StorageSize = 128;
    private const int PortOffset = 2;
    private const int ScopeOffset = 24;

    private static readonly Family V4 = new(SocketDomain.InterNetwork, Size: 16, AddressOffset: 4, AddressSize: 4);
    private static readonly Family V6 = new(SocketDomain.InterNetworkV6, Size: 28, AddressOffset: 8, AddressSize: 16);

    public override int Size(OptionAbi abi) => StorageSize;

    public override int Encode(IPEndPoint value, Span<byte> destination, OptionAbi abi, string optionName)
    {
        ArgumentNullException.ThrowIfNull(value);
        bool isV6 = value.AddressFamily == AddressFamily.InterNetworkV6;
        Family family = isV6 ? V6 : V4;
        destination[..family.Size].Clear();
        int number = SocketDomainCodec.Instance.ToNumber(family.Domain, abi, optionName);
        if (HasLength(abi))
        {
            destination[0] = (byte)family.Size;
            destination[1] = (byte)number;
        }
        else
        {
            MemoryMarshal.Write(destination, (ushort)number);
        }

        BinaryPrimitives.WriteUInt16BigEndian(destination[PortOffset..], (ushort)value.Port);
        value.Address.TryWriteBytes(destination[family.AddressOffset..], out _);
        if (isV6)
        {
            MemoryMarshal.Write(destination[ScopeOffset..], (uint)value.Address.ScopeId);
        }

        return family.Size;
    }

    // What is no address of IP, or none at all, has no better likeness than the address that stands for any.
    public override IPEndPoint Decode(ReadOnlySpan<byte> source, OptionAbi abi)
    {
        if (FamilyOf(source, abi) is not { } family)
        {
            return new IPEndPoint(IPAddress.Any, 0);
        }

        int port = BinaryPrimitives.ReadUInt16BigEndian(source[PortOffset..]);
        ReadOnlySpan<byte> address = source.Slice(family.AddressOffset, family.AddressSize);
        return family == V6
            ? new IPEndPoint(new IPAddress(address, MemoryMarshal.Read<uint>(source[ScopeOffset..])), port)
            : new IPEndPoint(new IPAddress(address), port);
    }

    public override Errno Check(ReadOnlySpan<byte> source, OptionDialect dialect) =>
        FamilyOf(source, OptionAbi.Core) is null ? Errno.EINVAL : Errno.Success;

    // Linux refuses to return the address of the peer to memory that is longer than the address.
    internal override int LengthToAsk(AddressFamily family, int size, OptionAbi abi) => family switch
    {
        AddressFamily.InterNetwork => V4.Size,
        AddressFamily.InterNetworkV6 => V6.Size,
        _ => size,
    };

    private static bool HasLength(OptionAbi abi) => abi is not (OptionAbi.Linux or OptionAbi.Windows);

    /// <summary>The family of an address, or null if it is another one, or the address is short.</summary>
    private static Family? FamilyOf(ReadOnlySpan<byte> source, OptionAbi abi)
    {
        if (source.Length < PortOffset)
        {
            return null;
        }

        int number = HasLength(abi) ? source[1] : MemoryMarshal.Read<ushort>(source);
        Family? family = SocketDomainCodec.Instance.FromNumber(number, abi) switch
        {
            SocketDomain.InterNetwork => V4,
            SocketDomain.InterNetworkV6 => V6,
            _ => null,
        };
        return source.Length >= family?.Size ? family : null;
    }

    private sealed record Family(SocketDomain Domain, int Size, int AddressOffset, int AddressSize);
}
