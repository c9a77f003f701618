namespace Sockopt.Generators.Model;

/// <summary>A field of a struct.</summary>
/// <param name="Id">Its name in .NET.</param>
/// <param name="Summary">What it is, in a sentence.</param>
/// <param name="Value">The kind of its value.</param>
/// <param name="Size">Its size in bytes; 1 for bits, which share their byte.</param>
/// <param name="Offsets">Where it stands on each system that has it, in bytes.</param>
/// <param name="Bits">How many bits it has, if it is not whole bytes; otherwise 0.</param>
/// <param name="BitOffset">The least significant of its bits; otherwise 0.</param>
/// <param name="LengthOf">The field whose length in bytes it holds, or null.</param>
internal sealed record FieldModel(
    string Id, string Summary, ValueModel Value, int Size, AbiMap<int> Offsets, int Bits, int BitOffset, string? LengthOf)
{
    /// <summary>Whether it is an enumeration of one byte; others are ints.</summary>
    public bool IsByteEnum => Size == 1 && Value.Kind is (ValueKind.Enum or ValueKind.MappedEnum);

    /// <summary>Whether there are bytes of its size that are no value of it, or that come back as others.</summary>
    public bool IsChecked => !IsByteEnum && Value.Kind is (ValueKind.Text or ValueKind.SocketAddress
        or ValueKind.Errno or ValueKind.MappedEnum or ValueKind.Microseconds64);
}
