using System.Net.Sockets;
using Sockopt;

namespace Misuse;

/// <summary>Talks to itself, through a stack in this process.</summary>
internal static class InProcessPair
{
    // As in the headers of BSD, whose numbers the core has.
    private const int SolSocket = 0xffff;
    private const int SoKeepAlive = 8;
    private const int SoType = 0x1008;

    public static void Run()
    {
        SocketStack stack = new SocketStack(StackProfile.OpenBsd, LocalDomain.CreateProtocols());
        Credential nobody = new Credential(65534, 65534, Environment.ProcessId);

        // It cannot fail, or it would throw, as the framework does.
        stack.CreatePair(SocketDomain.Unix, SocketType.Stream, 0, nobody, out KernelSocket? one, out KernelSocket? other);
        using KernelSocket end = one!;
        using KernelSocket peer = other!;

        // The type of a socket is an option like any other, it seems, and can be changed like any other.
        Errno typed = end.SetOption(SolSocket, SoType, BitConverter.GetBytes((int)SocketType.Dgram));

        // The option is a flag, and so is the value.
        Errno kept = end.SetOption(SolSocket, SoKeepAlive, BitConverter.GetBytes(true));

        Console.WriteLine($"{typed}, {kept}: {end.Send("hello"u8, MessageFlags.None).Count} bytes sent.");
    }
}
