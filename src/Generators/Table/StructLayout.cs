namespace Sockopt.Generators.Table;

/// <summary>Where a field stands.</summary>
/// <param name="Offset">Its first byte.</param>
/// <param name="BitOffset">The least significant of its bits, if it is not whole bytes.</param>
internal readonly record struct FieldPlace(int Offset, int BitOffset);

/// <summary>Where the fields of a struct stand on a system, aligned as C aligns them.</summary>
internal sealed record StructLayout(int Size, IReadOnlyDictionary<RawField, FieldPlace> Places)
{
    /// <param name="order">What stands in the struct, in the order of C.</param>
    /// <param name="pack">The greatest alignment.</param>
    public static StructLayout Of(IEnumerable<LayoutItem> order, int pack)
    {
        const int BitsPerByte = 8;
        Dictionary<RawField, FieldPlace> places = [];
        int end = 0;
        int alignment = 1;

        // The bits that are taken of the last byte: all of them, unless that is shared.
        int taken = BitsPerByte;
        foreach (LayoutItem item in order)
        {
            if (item.Field is not { } field)
            {
                end += item.Bytes;
                taken = BitsPerByte;
            }
            else if (field.Bits > 0)
            {
                if (taken + field.Bits > BitsPerByte)
                {
                    end++;
                    taken = 0;
                }

                places[field] = new(end - 1, taken);
                taken += field.Bits;
            }
            else
            {
                int own = Math.Min(field.Alignment, pack);
                places[field] = new(Align(end, own), 0);
                end = places[field].Offset + field.Size;
                alignment = Math.Max(alignment, own);
                taken = BitsPerByte;
            }
        }

        return new(Align(end, alignment), places);
    }

    private static int Align(int offset, int alignment) => (offset + alignment - 1) / alignment * alignment;
}
