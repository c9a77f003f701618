namespace Sockopt;

/// <summary>An instruction of a classic BPF program: a <c>struct sock_filter</c> (linux/filter.h).</summary>
/// <param name="Code">What it does, 0 to 65535.</param>
/// <param name="JumpTrue">How many instructions a jump skips if its condition holds, 0 to 255.</param>
/// <param name="JumpFalse">How many instructions a jump skips if its condition does not hold, 0 to 255.</param>
/// <param name="Operand">The constant that the instruction works with, 0 to 4294967295.</param>
public readonly record struct BpfInstruction(int Code, int JumpTrue, int JumpFalse, long Operand);
