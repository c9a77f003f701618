using System.Globalization;

namespace Sockopt.Conformance.Fuzzing;

/// <summary>The limits of the running Linux, which the core is given too.</summary>
internal static class HostLimits
{
    /// <summary>The limits of the profile Linux, with what the kernel is set to.</summary>
    public static StackLimits Read() => StackProfile.Linux.DefaultLimits with
    {
        MaximumBacklog = Number("/proc/sys/net/core/somaxconn"),
        MaximumDatagrams = Number("/proc/sys/net/unix/max_dgram_qlen"),
        MaximumSendBufferSize = Number("/proc/sys/net/core/wmem_max"),
        MaximumReceiveBufferSize = Number("/proc/sys/net/core/rmem_max"),
    };

    /// <summary>The profile Linux, with what the kernel gives to new sockets.</summary>
    public static StackProfile Profile()
    {
        int size = Number("/proc/sys/net/core/wmem_default");
        return StackProfile.Linux with { LocalBufferSize = size, LocalDatagramSendBufferSize = size };
    }

    private static int Number(string path) => int.Parse(File.ReadAllText(path), CultureInfo.InvariantCulture);
}
