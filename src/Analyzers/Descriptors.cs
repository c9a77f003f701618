using Microsoft.CodeAnalysis;

namespace Sockopt.Analyzers;

/// <summary>What each rule is called, says and defaults to.</summary>
internal static class Descriptors
{
    private const string Category = "Sockopt";
    private const string RulePages = "https://github.com/sockopt/sockopt/blob/main/docs/rules/";

    // Fields, because Roslyn's release tracking does not look for descriptors in properties.
    public static readonly DiagnosticDescriptor GetOnlyOption = new(
        RuleIds.GetOnlyOption,
        title: "Option is get-only",
        messageFormat: "{0} is get-only: setting {1} always {2}",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "The option can be read but not set, so the call can only fail.",
        helpLinkUri: RulePages + RuleIds.GetOnlyOption + ".md");

    public static readonly DiagnosticDescriptor SetOnlyOption = new(
        RuleIds.SetOnlyOption,
        title: "Option is set-only",
        messageFormat: "{0} is set-only: reading {1} always {2}",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "The option can be set but not read, so the call can only fail.",
        helpLinkUri: RulePages + RuleIds.SetOnlyOption + ".md");

    public static readonly DiagnosticDescriptor WrongLevelReachesOther = new(
        RuleIds.WrongLevelReachesOther,
        title: "Name reaches another option at this level",
        messageFormat: "{0}",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "The name is not of this level, and the pair of both is another option: the call does not do what it says.",
        helpLinkUri: RulePages + RuleIds.WrongLevelReachesOther + ".md");

    public static readonly DiagnosticDescriptor WrongLevelFails = new(
        RuleIds.WrongLevelFails,
        title: "Name does not exist at this level",
        messageFormat: "{0}",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "The name does not belong to the level, and the pair is not an option: the call fails.",
        helpLinkUri: RulePages + RuleIds.WrongLevelFails + ".md");

    public static readonly DiagnosticDescriptor WrongValueType = new(
        RuleIds.WrongValueType,
        title: "Value has the wrong type or length",
        messageFormat: "{0}",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "The option takes or gives a value of another type or length: the call fails, or does not do what it says.",
        helpLinkUri: RulePages + RuleIds.WrongValueType + ".md");

    public static readonly DiagnosticDescriptor ValueOutOfRange = new(
        RuleIds.ValueOutOfRange,
        title: "Value is outside the option's range",
        messageFormat: "{0}",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "The system refuses the value, or takes it for something else.",
        helpLinkUri: RulePages + RuleIds.ValueOutOfRange + ".md");

    public static readonly DiagnosticDescriptor FrameworkEnumInRawCall = new(
        RuleIds.FrameworkEnumInRawCall,
        title: "Framework enum in a raw call",
        messageFormat: "{0}",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Raw calls take the numbers of the running system, and the framework's enums have those of Windows.",
        helpLinkUri: RulePages + RuleIds.FrameworkEnumInRawCall + ".md");

    public static readonly DiagnosticDescriptor RawNumbersOfTypedOption = new(
        RuleIds.RawNumbersOfTypedOption,
        title: "Raw numbers for an option that has a name",
        messageFormat: "{0}",
        Category,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "The option has a name: a typed key, or a member of the framework, which is right on every system.",
        helpLinkUri: RulePages + RuleIds.RawNumbersOfTypedOption + ".md");

    public static readonly DiagnosticDescriptor CastNativeNumber = new(
        RuleIds.CastNativeNumber,
        title: "Native number cast to a framework enum",
        messageFormat: "{0} fails on {1}, where the framework accepts only its own members{2}",
        Category,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "On Unix the framework translates the members of its enums, and fails for a number that is none of them.",
        helpLinkUri: RulePages + RuleIds.CastNativeNumber + ".md");

    public static readonly DiagnosticDescriptor OptionOfOtherSocket = new(
        RuleIds.OptionOfOtherSocket,
        title: "Option does not apply to this socket",
        messageFormat: "{0}",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "The socket is made with another type or address family than the option is for.",
        helpLinkUri: RulePages + RuleIds.OptionOfOtherSocket + ".md");

    public static readonly DiagnosticDescriptor SetTooLate = new(
        RuleIds.SetTooLate,
        title: "Option is set too late",
        messageFormat: "{0}",
        Category,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "The option has an effect only if it is set before the socket is bound, connected or told to listen.",
        helpLinkUri: RulePages + RuleIds.SetTooLate + ".md");

    public static readonly DiagnosticDescriptor MissingOnTargetPlatform = new(
        RuleIds.MissingOnTargetPlatform,
        title: "Option does not exist on every targeted platform",
        messageFormat: "{0}",
        Category,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "The call fails on a system that the project is written for, and nothing keeps it from running there.",
        helpLinkUri: RulePages + RuleIds.MissingOnTargetPlatform + ".md");

    public static readonly DiagnosticDescriptor TimeoutOfAsynchronousSocket = new(
        RuleIds.TimeoutOfAsynchronousSocket,
        title: "Timeout does not apply to asynchronous calls",
        messageFormat: "{0}",
        Category,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "SO_RCVTIMEO and SO_SNDTIMEO limit only blocking calls, and the socket is only used asynchronously.",
        helpLinkUri: RulePages + RuleIds.TimeoutOfAsynchronousSocket + ".md");

    public static readonly DiagnosticDescriptor ClearedValueDiscarded = new(
        RuleIds.ClearedValueDiscarded,
        title: "Value that reading clears is discarded",
        messageFormat: "{0}",
        Category,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "Reading the option clears it. A read whose result is dropped loses what it said.",
        helpLinkUri: RulePages + RuleIds.ClearedValueDiscarded + ".md");

    public static readonly DiagnosticDescriptor ReuseAddressOfListener = new(
        RuleIds.ReuseAddressOfListener,
        title: "ReuseAddress lets others share a listener's port on Unix",
        messageFormat: "{0}",
        Category,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "On Unix the framework's ReuseAddress sets SO_REUSEPORT too: a second process can listen there unnoticed.",
        helpLinkUri: RulePages + RuleIds.ReuseAddressOfListener + ".md");

    public static readonly DiagnosticDescriptor IgnoredError = new(
        RuleIds.IgnoredError,
        title: "Error result is ignored",
        messageFormat: "{0}",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "The call reports failure only by its result. Without a look at it, nobody learns of the failure.",
        helpLinkUri: RulePages + RuleIds.IgnoredError + ".md");

    public static readonly DiagnosticDescriptor ChangedReadBack = new(
        RuleIds.ChangedReadBack,
        title: "Value read back is not the value that was set",
        messageFormat: "{0}",
        Category,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "The system changes the value when it is set, so that a comparison with what was set fails.",
        helpLinkUri: RulePages + RuleIds.ChangedReadBack + ".md");

    public static readonly DiagnosticDescriptor UseAfterClose = new(
        RuleIds.UseAfterClose,
        title: "Socket is used after it is closed",
        messageFormat: "{0}",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "The same method has closed the socket before, on every way to the call, so that the call can only fail.",
        helpLinkUri: RulePages + RuleIds.UseAfterClose + ".md");

    public static readonly DiagnosticDescriptor ChainGivenAway = new(
        RuleIds.ChainGivenAway,
        title: "Chain of mbufs is used after it is given away",
        messageFormat: "{0}",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "The chain was sent, split or released before, which ends the handle: what is done with it throws.",
        helpLinkUri: RulePages + RuleIds.ChainGivenAway + ".md");
}
