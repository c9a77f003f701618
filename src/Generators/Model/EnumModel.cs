namespace Sockopt.Generators.Model;

/// <summary>An enumeration that a table declares.</summary>
/// <param name="Id">Its name in .NET.</param>
/// <param name="Summary">What it is, in a sentence.</param>
/// <param name="IsMapped">Whether a member has other numbers on some systems, or none.</param>
/// <param name="IsFlags">Whether members are bits that a value can have several of; they are alike wherever they exist.</param>
/// <param name="Members">Its members.</param>
internal sealed record EnumModel(
    string Id, string Summary, bool IsMapped, bool IsFlags, EquatableArray<EnumMemberModel> Members)
{
    /// <summary>The name of its codec, which it has if it is mapped.</summary>
    public string CodecClass => TypeNames.CodecOf(Id);
}
