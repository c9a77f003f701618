using Sockopt.Tests.Proof.Native;

namespace Sockopt.Tests.Proof;

/// <summary>Sets other options first, which a situation takes.</summary>
internal static class Preparation
{
    /// <param name="socket">The socket.</param>
    /// <param name="level">The level's name in .NET.</param>
    /// <param name="name">The option's name in C.</param>
    /// <param name="value">The value; the test value if left out.</param>
    /// <exception cref="UnavailableException">The kernel refuses.</exception>
    public static void Set(NativeSocket socket, string level, string name, byte[]? value = null)
    {
        LinuxOption option = LinuxOption.Find(level, name);
        Answer answer = socket.Set(option.LevelNumber, option.Number, value ?? WireValue.Sample(option.Option));
        if (answer.Error is { } error)
        {
            // Something that a value names, such as a protocol above TCP, is not to be found.
            throw UnavailableException.Of($"setting {name}", error, "ENOENT");
        }
    }
}
