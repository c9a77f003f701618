using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Sockopt;

/// <summary>How a number travels on one system, and from which least to which greatest value the system takes it.</summary>
internal readonly struct NumberWire(NumberForm form, long minimum, long maximum)
{
    /// <summary>A form, with all that it holds.</summary>
    public NumberWire(NumberForm form)
        : this(form, Least(form), Greatest(form))
    {
    }

    /// <summary>The form.</summary>
    public NumberForm Form { get; } = form;

    /// <summary>The least number that the system takes.</summary>
    public long Minimum { get; } = minimum;

    /// <summary>The greatest number that the system takes.</summary>
    public long Maximum { get; } = maximum;

    /// <summary>The number of bytes.</summary>
    public int Size => Form switch
    {
        NumberForm.UInt8 => sizeof(byte),
        NumberForm.UInt16 => sizeof(ushort),
        NumberForm.Int64 or NumberForm.UInt64 => sizeof(long),
        _ => sizeof(int),
    };

    /// <summary>Whether the system takes a number.</summary>
    public bool Takes(long number) => number >= Minimum && number <= Maximum;

    /// <summary>Whether a number fits into the bytes, taken or not.</summary>
    public bool Holds(long number) => number >= Least(Form) && number <= Greatest(Form);

    /// <summary>The same for a system that takes no more than a range, as far as the form holds it.</summary>
    public NumberWire Between(long minimum, long maximum) =>
        new(Form, Math.Max(minimum, Least(Form)), Math.Min(maximum, Greatest(Form)));

    /// <summary>The same in another form, as far as that holds it.</summary>
    public NumberWire In(NumberForm form) => new(form, Math.Max(Minimum, Least(form)), Math.Min(Maximum, Greatest(form)));

    /// <summary>Writes a number that fits.</summary>
    public void Write(long number, Span<byte> destination)
    {
        switch (Form)
        {
            case NumberForm.Int32 or NumberForm.UInt32:
                MemoryMarshal.Write(destination, unchecked((int)number));
                break;
            case NumberForm.Int64 or NumberForm.UInt64:
                MemoryMarshal.Write(destination, number);
                break;
            case NumberForm.UInt8:
                destination[0] = (byte)number;
                break;
            case NumberForm.UInt16:
                MemoryMarshal.Write(destination, (ushort)number);
                break;
            default:
                BinaryPrimitives.WriteInt32BigEndian(destination, (int)number);
                break;
        }
    }

    /// <summary>Reads a number from as many bytes as a system returned.</summary>
    public long Read(ReadOnlySpan<byte> source) => Form switch
    {
        NumberForm.Int64 when source.Length >= sizeof(long) => MemoryMarshal.Read<long>(source),
        NumberForm.UInt64 when source.Length >= sizeof(long) => AsLong(MemoryMarshal.Read<ulong>(source)),
        NumberForm.UInt8 when !source.IsEmpty => source[0],
        NumberForm.UInt16 when source.Length >= sizeof(ushort) => MemoryMarshal.Read<ushort>(source),

        // Windows answers some flags with a single byte, and a caller of the core may have asked for less than an int.
        _ when source.Length < sizeof(int) => source.IsEmpty ? 0 : source[0],
        NumberForm.Network => BinaryPrimitives.ReadInt32BigEndian(source),

        // What one system keeps in 64 bits and another in 32 is a rate or a length, which has no sign.
        NumberForm.UInt32 or NumberForm.Int64 or NumberForm.UInt64 => MemoryMarshal.Read<uint>(source),
        _ => MemoryMarshal.Read<int>(source),
    };

    private static long AsLong(ulong number) => (long)Math.Min(number, long.MaxValue);

    private static long Least(NumberForm form) => form switch
    {
        NumberForm.Int32 or NumberForm.Network => int.MinValue,
        NumberForm.Int64 => long.MinValue,
        _ => 0,
    };

    private static long Greatest(NumberForm form) => form switch
    {
        NumberForm.UInt8 => byte.MaxValue,
        NumberForm.UInt16 => ushort.MaxValue,
        NumberForm.UInt32 => uint.MaxValue,
        NumberForm.Int64 or NumberForm.UInt64 => long.MaxValue,
        _ => int.MaxValue,
    };
}
