using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Sockopt;

/// <summary>A file descriptor. One that is read is new, and the caller's to dispose of.</summary>
/// <remarks>Who encodes one and hands the bytes to a system holds a reference to the handle meanwhile: the number alone does not
/// keep it open.</remarks>
internal sealed class DescriptorCodec : OptionCodec<SafeFileHandle>
{
    public override int Size(OptionAbi abi) => sizeof(int);

    public override int Encode(SafeFileHandle value, Span<byte> destination, OptionAbi abi, string optionName)
    {
        ArgumentNullException.ThrowIfNull(value);
        ObjectDisposedException.ThrowIf(value.IsClosed, value);
        MemoryMarshal.Write(destination, (int)value.DangerousGetHandle());
        return sizeof(int);
    }

    public override SafeFileHandle Decode(ReadOnlySpan<byte> source, OptionAbi abi) =>
        new(source.Length >= sizeof(int) ? MemoryMarshal.Read<int>(source) : -1, ownsHandle: true);
}
