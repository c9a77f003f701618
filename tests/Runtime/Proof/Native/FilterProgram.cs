using System.Runtime.InteropServices;

namespace Sockopt.Tests.Proof.Native;

/// <summary>A classic filter that lets everything through, in memory that stays where it is (struct sock_fprog).</summary>
internal sealed class FilterProgram : IDisposable
{
    // BPF_RET | BPF_K with the greatest length: one instruction of struct sock_filter.
    private static readonly byte[] Instructions = [6, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0xFF];

    private readonly nint _memory = Marshal.AllocHGlobal(Instructions.Length);

    public FilterProgram() => Marshal.Copy(Instructions, 0, _memory, Instructions.Length);

    /// <summary>The struct: how many instructions there are, and where.</summary>
    public byte[] Bytes => [.. BitConverter.GetBytes(1L), .. BitConverter.GetBytes((long)_memory)];

    public void Dispose() => Marshal.FreeHGlobal(_memory);
}
