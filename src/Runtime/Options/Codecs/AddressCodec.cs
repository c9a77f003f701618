using System.Net;
using System.Net.Sockets;

namespace Sockopt;

/// <summary>A bare IP address in network order: <c>struct in_addr</c> or <c>struct in6_addr</c>.</summary>
internal sealed class AddressCodec(AddressFamily family) : OptionCodec<IPAddress>
{
    private readonly int _size = family == AddressFamily.InterNetwork ? 4 : 16;

    public override int Size(OptionAbi abi) => _size;

    public override int Encode(IPAddress value, Span<byte> destination, OptionAbi abi, string optionName)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (value.AddressFamily != family)
        {
            throw new ArgumentException(
                $"{optionName} takes an {family} address; {value} is {value.AddressFamily}.", nameof(value));
        }

        value.TryWriteBytes(destination, out int written);
        return written;
    }

    public override IPAddress Decode(ReadOnlySpan<byte> source, OptionAbi abi) => source.Length >= _size
        ? new IPAddress(source[.._size])
        : family == AddressFamily.InterNetwork ? IPAddress.Any : IPAddress.IPv6Any;
}
