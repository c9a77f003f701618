using System.Diagnostics.CodeAnalysis;

namespace Sockopt.Bench;

/// <summary>Checks what a call of the core returned. One that fails is soon over, and would be measured as a fast one.</summary>
internal static class ErrnoCheck
{
    public static void ThrowIfError(this Errno error)
    {
        if (error != Errno.Success)
        {
            Throw(error);
        }
    }

    // Apart, so that the check is inlined where it is timed.
    [DoesNotReturn]
    private static void Throw(Errno error) => throw new InvalidOperationException($"The core says {error}.");
}
