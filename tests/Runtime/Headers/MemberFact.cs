namespace Sockopt.Tests.Headers;

/// <summary>Where a member stands in a struct of C: in bytes, and for a bit-field in bits of that byte; other members have no
/// bits.</summary>
internal sealed record MemberFact(int Offset, int Size, int BitOffset = 0, int Bits = 0);
