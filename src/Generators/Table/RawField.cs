using Sockopt.Generators.Model;

namespace Sockopt.Generators.Table;

/// <summary>A field before it is known where it stands.</summary>
internal sealed record RawField(string Id, string Summary, ValueModel Value, int Size, int Alignment, string? LengthOf)
{
    /// <summary>How many bits it has, if it is not whole bytes; otherwise 0.</summary>
    public int Bits => Value.Kind == ValueKind.Bits ? Value.Maximum : 0;
}
