namespace Sockopt.Tests.Proof.Native;

/// <summary>What the kernel answers to a call about an option.</summary>
/// <param name="Error">The name of the error, or null for success.</param>
/// <param name="Value">The bytes that were read.</param>
internal readonly record struct Answer(string? Error, byte[] Value)
{
    public bool IsSuccess => Error is null;
}
