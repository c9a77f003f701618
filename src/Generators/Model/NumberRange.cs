namespace Sockopt.Generators.Model;

/// <summary>The least and the greatest value of an option, in the unit of the wire.</summary>
internal readonly record struct NumberRange(long Minimum, long Maximum)
{
    /// <summary>What one byte holds.</summary>
    public static readonly NumberRange OfByte = new(byte.MinValue, byte.MaxValue);

    public bool Contains(long number) => number >= Minimum && number <= Maximum;

    public bool Contains(NumberRange range) => Contains(range.Minimum) && Contains(range.Maximum);

    public override string ToString() => FormattableString.Invariant($"{Minimum}..{Maximum}");
}
