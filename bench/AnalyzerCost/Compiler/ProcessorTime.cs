using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Sockopt.AnalyzerCost;

/// <summary>The time that processors spent on processes which this one started, in it and in the system.</summary>
internal static partial class ProcessorTime
{
    private const int Children = -1;

    /// <summary>Seconds of all that have ended. What Process knows is lost when a process ends, except on Windows.</summary>
    public static double OfChildren() =>
        GetResourceUsage(Children, out ResourceUsage usage) == 0
            ? usage.User.Seconds + usage.System.Seconds
            : throw new PlatformNotSupportedException("The system does not tell the processor time of ended processes.");

    [LibraryImport("libc", EntryPoint = "getrusage")]
    private static partial int GetResourceUsage(int who, out ResourceUsage usage);

    [StructLayout(LayoutKind.Sequential)]
    private readonly struct TimeValue
    {
        private readonly nint _seconds;
        private readonly nint _microseconds;

        public double Seconds => _seconds + (_microseconds / 1e6);
    }

    [StructLayout(LayoutKind.Sequential)]
    private readonly struct ResourceUsage
    {
        public readonly TimeValue User;
        public readonly TimeValue System;
        private readonly OtherResources _others;
    }

    [InlineArray(14)]
    private struct OtherResources
    {
        private nint _first;
    }
}
