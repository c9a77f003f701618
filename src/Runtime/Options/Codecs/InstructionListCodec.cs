using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace Sockopt;

/// <summary>A classic BPF program: instructions of eight bytes (<c>struct sock_filter</c>), at most so many.</summary>
/// <remarks>Linux counts both the memory and what it returns in instructions, and not in bytes: told the length of the memory,
/// it writes past its end.</remarks>
internal sealed class InstructionListCodec(int maximum) : OptionCodec<BpfInstruction[]>
{
    private const int JumpTrueOffset = 2;
    private const int JumpFalseOffset = 3;
    private const int OperandOffset = 4;
    private const int InstructionSize = 8;

    public override int Size(OptionAbi abi) => maximum * InstructionSize;

    public override int Encode(BpfInstruction[] value, Span<byte> destination, OptionAbi abi, string optionName)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (value.Length > maximum)
        {
            throw new ArgumentException($"{optionName} takes at most {maximum} instructions, not {value.Length}.", nameof(value));
        }

        for (int i = 0; i < value.Length; i++)
        {
            BpfInstruction instruction = value[i];
            ThrowIfRefused(instruction, i, optionName);
            Span<byte> bytes = destination.Slice(i * InstructionSize, InstructionSize);
            MemoryMarshal.Write(bytes, (ushort)instruction.Code);
            bytes[JumpTrueOffset] = (byte)instruction.JumpTrue;
            bytes[JumpFalseOffset] = (byte)instruction.JumpFalse;
            MemoryMarshal.Write(bytes[OperandOffset..], (uint)instruction.Operand);
        }

        return value.Length * InstructionSize;
    }

    // What is no whole instruction is left out.
    public override BpfInstruction[] Decode(ReadOnlySpan<byte> source, OptionAbi abi)
    {
        BpfInstruction[] program = new BpfInstruction[source.Length / InstructionSize];
        for (int i = 0; i < program.Length; i++)
        {
            ReadOnlySpan<byte> bytes = source.Slice(i * InstructionSize, InstructionSize);
            program[i] = new BpfInstruction(
                MemoryMarshal.Read<ushort>(bytes),
                bytes[JumpTrueOffset],
                bytes[JumpFalseOffset],
                MemoryMarshal.Read<uint>(bytes[OperandOffset..]));
        }

        return program;
    }

    public override Errno Check(ReadOnlySpan<byte> source, OptionDialect dialect) =>
        source.Length > Size(OptionAbi.Core) || source.Length % InstructionSize != 0 ? Errno.EINVAL : Errno.Success;

    internal override int LengthToAsk(AddressFamily family, int size, OptionAbi abi) =>
        abi == OptionAbi.Linux ? size / InstructionSize : size;

    internal override int ByteCount(int length, OptionAbi abi) => abi == OptionAbi.Linux ? length * InstructionSize : length;

    private static void ThrowIfRefused(BpfInstruction instruction, int index, string optionName)
    {
        ThrowIfAbove(ushort.MaxValue, instruction.Code, nameof(instruction.Code), index, optionName);
        ThrowIfAbove(byte.MaxValue, instruction.JumpTrue, nameof(instruction.JumpTrue), index, optionName);
        ThrowIfAbove(byte.MaxValue, instruction.JumpFalse, nameof(instruction.JumpFalse), index, optionName);
        ThrowIfAbove(uint.MaxValue, instruction.Operand, nameof(instruction.Operand), index, optionName);
    }

    private static void ThrowIfAbove(long maximum, long value, string field, int index, string optionName)
    {
        if (value < 0 || value > maximum)
        {
            throw new ArgumentOutOfRangeException(
                nameof(value), value, $"{optionName} takes 0 to {maximum} as {field} of instruction {index}, not {value}.");
        }
    }
}
