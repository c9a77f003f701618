using Sockopt.Tests.Proof.Native;

namespace Sockopt.Tests.Proof;

/// <summary>A socket in a situation, and what keeps it there.</summary>
internal sealed class ReadySocket(NativeSocket socket, params IReadOnlyCollection<IDisposable> company) : IDisposable
{
    /// <summary>The socket whose options are asked for.</summary>
    public NativeSocket Socket => socket;

    /// <summary>The value to set, where it depends on the situation; otherwise null, and it is the table's.</summary>
    public byte[]? Sample { get; init; }

    /// <summary>What the buffer of a get holds before, where the kernel reads it; otherwise null.</summary>
    public byte[]? Input { get; init; }

    /// <summary>Whether the option cannot be read before it is set.</summary>
    public bool StartsUnset { get; init; }

    /// <summary>The option that shows what came of a set, if not the one that is set; otherwise null.</summary>
    public LinuxOption? Witness { get; init; }

    public void Dispose()
    {
        socket.Dispose();
        foreach (IDisposable one in company)
        {
            one.Dispose();
        }
    }
}
