using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Sockopt.Tests.Proof.Native;

/// <summary>A socket filter for bpf(2) that lets everything through, by its descriptor.</summary>
internal sealed class BpfProgram : IDisposable
{
    private const int LoadProgram = 5;
    private const int SocketFilter = 1;

    // r0 = 1; exit
    private static readonly byte[] Instructions = [0xB7, 0, 0, 0, 1, 0, 0, 0, 0x95, 0, 0, 0, 0, 0, 0, 0];

    public BpfProgram()
    {
        nint code = Marshal.AllocHGlobal(Instructions.Length);
        nint license = Marshal.StringToHGlobalAnsi("GPL");
        try
        {
            Marshal.Copy(Instructions, 0, code, Instructions.Length);
            byte[] attributes =
            [
                .. BitConverter.GetBytes(SocketFilter),
                .. BitConverter.GetBytes(Instructions.Length / 8),
                .. BitConverter.GetBytes((long)code),
                .. BitConverter.GetBytes((long)license),
                .. new byte[24],
            ];
            nint descriptor = Libc.SystemCall(Number, LoadProgram, attributes, attributes.Length);
            Handle = descriptor >= 0
                ? new SafeFileHandle(descriptor, ownsHandle: true)
                : throw UnavailableException.Of("bpf()", LinuxError.Name(Libc.Error));
        }
        finally
        {
            Marshal.FreeHGlobal(code);
            Marshal.FreeHGlobal(license);
        }
    }

    /// <summary>The program's descriptor.</summary>
    public SafeFileHandle Handle { get; }

    /// <summary>The number of bpf(2), for which the C library has no function.</summary>
    private static nint Number => RuntimeInformation.ProcessArchitecture == Architecture.X64 ? 321 : 280;

    public void Dispose() => Handle.Dispose();
}
