using System.Collections.Frozen;
using Sockopt.Conformance.Notation;
using Sockopt.Conformance.Systems;
using Sockopt.Conformance.Systems.Core;
using Sockopt.Conformance.Systems.Host;

namespace Sockopt.Conformance.Running;

/// <summary>The targets by their names, and the systems behind them.</summary>
internal static class Targets
{
    public static readonly FrozenDictionary<string, Target> ByName = new Dictionary<string, Target>
    {
        ["core"] = Target.Core,
        ["host"] = Target.Host,
    }.ToFrozenDictionary();

    /// <summary>What makes a system for each case, or why there is none.</summary>
    public static Func<ISocketSystem>? Find(Target target, Profile profile, out string error)
    {
        error = "";
        switch (target)
        {
            case Target.Host when !OperatingSystem.IsLinux():
                error = "The host must be Linux: the cases know the answers of no other.";
                return null;
            case Target.Host when profile != Profile.Linux:
                error = "The host is Linux, and has the profile linux.";
                return null;
            case Target.Host:
                return () => new HostSystem();
            default:
                return () => new CoreSystem(profile == Profile.Linux ? StackProfile.Linux : StackProfile.OpenBsd);
        }
    }
}
