namespace Sockopt.Tests.Proof;

/// <summary>What came of an option on a kind of socket.</summary>
internal sealed record ClaimOutcome(SocketKind Kind, Outcome Outcome);
