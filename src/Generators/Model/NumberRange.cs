namespace Sockopt.Generators.Model;

/// <summary>The least and the greatest value of an option, in the unit of the wire.</summary>
internal readonly record struct NumberRange(long Minimum, long Maximum)
{
    public override string ToString() => FormattableString.Invariant($"{Minimum}..{Maximum}");
}
