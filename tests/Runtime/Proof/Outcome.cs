namespace Sockopt.Tests.Proof;

/// <summary>What came of holding an option against the kernel.</summary>
internal abstract record Outcome
{
    /// <summary>The kernel does what the table says.</summary>
    /// <param name="Situation">The situation of the socket.</param>
    public sealed record Proven(Situation Situation) : Outcome;

    /// <summary>The kernel could not be asked.</summary>
    /// <param name="Reason">Why, if the machine explains it by itself; otherwise null.</param>
    /// <param name="Why">What was refused, situation by situation.</param>
    public sealed record NotProvable(Reason? Reason, string Why) : Outcome;

    /// <summary>The kernel does something else than the table says.</summary>
    public sealed record Contradicted(string How) : Outcome;
}
