namespace Sockopt.Generators.Model;

/// <summary>A struct that a table declares.</summary>
/// <param name="Id">Its name in .NET.</param>
/// <param name="Name">Its name in C, without <c>struct</c>.</param>
/// <param name="Summary">What it is, in a sentence.</param>
/// <param name="Sizes">Its size in bytes on each system.</param>
/// <param name="Fields">Its fields, in the order of the .NET type.</param>
internal sealed record StructModel(
    string Id, string Name, string Summary, AbiMap<int> Sizes, EquatableArray<FieldModel> Fields)
{
    /// <summary>The name of its codec.</summary>
    public string CodecClass => TypeNames.CodecOf(Id);

    /// <summary>The fields of the .NET type: those that are not the length of another.</summary>
    public IEnumerable<FieldModel> Members => Fields.Where(member => member.LengthOf is null);

    /// <summary>The fields in their order, in groups of neighbours that exist on the same systems.</summary>
    public IEnumerable<FieldGroup> Groups
    {
        get
        {
            for (int start = 0, end; start < Fields.Count; start = end)
            {
                EquatableArray<Abi> systems = new(Fields[start].Offsets.Systems);
                end = start + 1;
                while (end < Fields.Count && Fields[end].Offsets.Systems.SequenceEqual(systems))
                {
                    end++;
                }

                yield return new(systems, new(Fields.Skip(start).Take(end - start)));
            }
        }
    }

    /// <summary>The codecs of its fields that have a length.</summary>
    public IEnumerable<OwnCodec> OwnCodecs => Fields
        .Where(member => member.Value.HasLength)
        .Select(member => OwnCodec.OfLength(member.Value))
        .Distinct()
        .OrderBy(codec => codec.Name, StringComparer.Ordinal);

    /// <summary>The field that holds the length of another, or null.</summary>
    public FieldModel? LengthOf(FieldModel measured) => Fields.FirstOrDefault(member => member.LengthOf == measured.Id);

    /// <summary>The fields whose bytes the core does not accept whatever they are.</summary>
    public IEnumerable<FieldModel> Checked => Fields.Where(member => member.IsChecked && member.Offsets.Has(Abi.Core));
}
