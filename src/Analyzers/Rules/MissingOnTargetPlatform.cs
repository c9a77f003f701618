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
        AbiSet missing = Missing(context);
        return missing.IsEmpty || !context.OptionTargets.IsHome(names)
            ? null
            : Report(context, missing, OptionProse.Describe(context.Call), static (what, where) =>
                $"{what} does not exist on {where}: the call throws SocketException there");
    }

    private static AbiSet Missing(CallContext context) =>
        context.ProjectPlatforms.ToAbis().Except(OptionTarget.SystemsOf(context.PossibleTargets));

    // A raw number means something on one system. Where the others have nothing, or another option, it is that system's.
    private static Diagnostic? CheckNumbers(CallContext context)
    {
        ImmutableArray<OptionTarget> targets = context.PossibleTargets;
        AbiSet missing = Missing(context);
        if (targets.IsEmpty || missing.IsEmpty)
        {
            return null;
        }

        // "TCP_USER_TIMEOUT on Linux and TCP_FAIL_CONNECT_ON_ICMP_ERROR on Windows"
        AbiSet systems = OptionTarget.SystemsOf(targets);
        return Report(
            context,
            missing,
            OptionProse.Describe(context.Call),
            (what, where) =>
                $"{what} is {OptionProse.OnEach(systems, NamesOn)}, and does not exist on {where}: "
                + "the call throws SocketException there",
            isSameElsewhere: systems.All(system => NamesOn(system) == NamesOn(systems.First)));

        string NamesOn(Abi system) => OptionProse.Names(OptionTarget.On(system, targets));
    }

    // One that is written as a member of IOControlCode is left to CA1416.
    private static Diagnostic? CheckControlCode(CallContext context, ControlCode code) =>
        code.IsMember || IsPortable(context.Types, code)
            ? null
            : Report(
                context,
                context.ProjectPlatforms.ToAbis().Without(Abi.Windows),
                $"control code 0x{code.Code.ToString("x8", CultureInfo.InvariantCulture)}",
                (what, where) => IsOfWindows(code)
                    ? $"{what} is Windows-only: IOControl throws PlatformNotSupportedException on {where}"
                    : $"IOControl throws PlatformNotSupportedException on {where}, whatever {what} is there",
                isSameElsewhere: IsOfWindows(code));

    // There, all have one of the bits for their parameters: none, in or out.
    private static bool IsOfWindows(ControlCode code) => (code.Code & 0xE0000000) != 0;

    private static bool IsPortable(SocketTypes types, ControlCode code) =>
        PortableCodes.Any(name =>
            SocketTypes.Member(types.ControlCode, name)?.ConstantValue is long known && (known & uint.MaxValue) == code.Code);

    private static Diagnostic? Report(
        CallContext context,
        AbiSet missing,
        string what,
        Func<string, string, string> message,
        bool isSameElsewhere = true)
    {
        // The tests around a call are looked at only now that they matter.
        if (missing.IsEmpty || FailureHandler.Catches(context.Call.Operation) || !context.Platforms.IsCertain)
        {
            return null;
        }

        AbiSet here = context.Platforms.ToAbis().Intersect(missing);
        if (here.IsEmpty || IndirectGuards.MayLeadTo(context.Call.Operation.Syntax))
        {
            return null;
        }

        // Where a call means one thing here and another there, its author has one of these systems in mind.
        ImmutableDictionary<string, string?> hints = ImmutableDictionary<string, string?>.Empty;
        AbiSet rest = isSameElsewhere ? context.Platforms.ToAbis().Except(missing) : default;
        return Diagnostic.Create(
            Descriptors.MissingOnTargetPlatform,
            context.Call.OptionLocation,
            rest.IsEmpty ? hints : hints.Add(FixHints.Systems, string.Join(",", rest.Select(OptionProse.GuardName))),
            message(what, OptionProse.List(here)));
    }
}
