using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Sockopt.Analyzers.Calls;
using Sockopt.Analyzers.Catalog;
using Sockopt.Analyzers.Hints;
using Sockopt.Analyzers.Platforms;

namespace Sockopt.Analyzers.Rules;

/// <summary>
/// SOPT1012: a call can run on a system that does not have what it names. Reported at the argument that names it. The typed API
/// is left to CA1416, which reads the attributes of the keys.
/// </summary>
internal static class MissingOnTargetPlatform
{
    // What ioctl(2) has as well, under the names that the framework gives it.
    private static readonly ImmutableArray<string> PortableCodes = ["NonBlockingIO", "DataToRead", "OobDataRead"];

    /// <summary>Judges one call.</summary>
    public static Diagnostic? Check(CallContext context) => context.Call switch
    {
        { Api: SocketOptionApi.Framework, Option: FrameworkNames names } => CheckNames(context, names),
        { Api: SocketOptionApi.FrameworkRaw, Option: SystemNumbers } => CheckNumbers(context),
        { Api: SocketOptionApi.FrameworkControl, Option: ControlCode code } => CheckControlCode(context, code),
        _ => null,
    };

    private static Diagnostic? CheckNames(CallContext context, FrameworkNames names)
    {
        ImmutableArray<Abi> missing = Missing(context);
        return missing.IsEmpty || !context.OptionTargets.IsHome(names)
            ? null
            : Report(context, missing, OptionProse.Describe(context.Call), static (what, where) =>
                $"{what} does not exist on {where}: the call throws SocketException there");
    }

    private static ImmutableArray<Abi> Missing(CallContext context) =>
        [.. context.ProjectPlatforms.ToAbis().Except(context.PossibleTargets.Select(static target => target.Abi))];

    // A raw number means something on one system. Where the others have nothing, or another option, it is that system's.
    private static Diagnostic? CheckNumbers(CallContext context)
    {
        ILookup<Abi, OptionTarget> targets = context.PossibleTargets.ToLookup(static target => target.Abi);
        ImmutableArray<Abi> missing = Missing(context);
        return targets.Count == 0 || missing.IsEmpty
            ? null
            : Report(
                context,
                missing,
                OptionProse.Describe(context.Call),
                (what, where) =>
                    $"{what} is {Meanings(targets)}, and does not exist on {where}: the call throws SocketException there",
                isSameElsewhere: targets.Select(OptionProse.Names).Distinct().Count() == 1);
    }

    // "TCP_USER_TIMEOUT on Linux and TCP_FAIL_CONNECT_ON_ICMP_ERROR on Windows"
    private static string Meanings(ILookup<Abi, OptionTarget> targets) => OptionProse.Join(
        from system in targets
        group system.Key by OptionProse.Names(system) into same
        select $"{same.Key} on {OptionProse.List(same)}");

    // One that is written as a member of IOControlCode is left to CA1416.
    private static Diagnostic? CheckControlCode(CallContext context, ControlCode code) =>
        code.IsMember || IsPortable(context.Types, code)
            ? null
            : Report(
                context,
                [.. context.ProjectPlatforms.ToAbis().Where(static system => system != Abi.Windows)],
                $"control code 0x{code.Code.ToString("x8", CultureInfo.InvariantCulture)}",
                (what, where) => IsOfWindows(code)
                    ? $"{what} is one of Windows: IOControl throws PlatformNotSupportedException on {where}"
                    : $"IOControl throws PlatformNotSupportedException on {where}, whatever {what} is there",
                isSameElsewhere: IsOfWindows(code));

    // There, all have one of the bits for their parameters: none, in or out.
    private static bool IsOfWindows(ControlCode code) => (code.Code & 0xE0000000) != 0;

    private static bool IsPortable(SocketTypes types, ControlCode code) =>
        PortableCodes.Any(name =>
            SocketTypes.Member(types.ControlCode, name)?.ConstantValue is long known && (known & uint.MaxValue) == code.Code);

    private static Diagnostic? Report(
        CallContext context,
        ImmutableArray<Abi> missing,
        string what,
        Func<string, string, string> message,
        bool isSameElsewhere = true)
    {
        // The tests around a call are looked at only now that they matter.
        if (missing.IsEmpty || FailureHandler.Catches(context.Call.Operation) || !context.Platforms.IsCertain)
        {
            return null;
        }

        Abi[] here = [.. context.Platforms.ToAbis().Intersect(missing)];
        if (here.Length == 0 || IndirectGuards.MayLeadTo(context.Call.Operation.Syntax))
        {
            return null;
        }

        // Where a call means one thing here and another there, its author has one of these systems in mind.
        ImmutableDictionary<string, string?> hints = ImmutableDictionary<string, string?>.Empty;
        Abi[] rest = isSameElsewhere ? [.. context.Platforms.ToAbis().Except(missing)] : [];
        return Diagnostic.Create(
            Descriptors.MissingOnTargetPlatform,
            context.Call.OptionLocation,
            rest.Length == 0 ? hints : hints.Add(FixHints.Systems, string.Join(",", rest.Select(OptionProse.GuardName))),
            message(what, OptionProse.List(here)));
    }
}
