using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Sockopt;

/// <summary>Which column of the table the running system reads.</summary>
internal static class RunningSystem
{
    /// <summary>The ABI of the running system.</summary>
    /// <remarks>The tests of <see cref="OperatingSystem"/> are constants in each platform's core library, so the JIT
    /// folds this property, and with it every number that is selected by it, to a constant. OpenBSD and the others are
    /// only asked for by name where none of those holds.</remarks>
    public static OptionAbi Abi
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            if (OperatingSystem.IsLinux() || OperatingSystem.IsAndroid())
            {
                return OptionAbi.Linux;
            }

            if (OperatingSystem.IsWindows())
            {
                return OptionAbi.Windows;
            }

            // IsIOS is also true on Mac Catalyst.
            if (OperatingSystem.IsMacOS() || OperatingSystem.IsIOS() || OperatingSystem.IsTvOS())
            {
                return OptionAbi.Darwin;
            }

            return OperatingSystem.IsFreeBSD() ? OptionAbi.FreeBsd : Other();
        }
    }

    private static OptionAbi Other() =>
        RuntimeInformation.IsOSPlatform(OSPlatform.Create("OPENBSD")) ? OptionAbi.OpenBsd : OptionAbi.Unknown;
}
