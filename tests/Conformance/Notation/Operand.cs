namespace Sockopt.Conformance.Notation;

/// <summary>The descriptor that a step is about.</summary>
internal abstract record Operand
{
    /// <summary>The descriptor that an earlier step gave.</summary>
    internal sealed record Label(string Name) : Operand;

    /// <summary>A number that is no descriptor of the case.</summary>
    internal sealed record Number(int Value) : Operand;

    /// <summary>A descriptor that is open, but no socket.</summary>
    internal sealed record NullDevice : Operand;
}
