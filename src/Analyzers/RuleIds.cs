namespace Sockopt.Analyzers;

/// <summary>The ids of the rules, shared with their fixes.</summary>
internal static class RuleIds
{
    /// <summary>Option is get-only.</summary>
    public const string GetOnlyOption = "SOPT1001";

    /// <summary>Option is set-only.</summary>
    public const string SetOnlyOption = "SOPT1002";

    /// <summary>Name reaches another option at this level.</summary>
    public const string WrongLevelReachesOther = "SOPT1003";

    /// <summary>Name does not exist at this level.</summary>
    public const string WrongLevelFails = "SOPT1004";

    /// <summary>Value has the wrong type or length.</summary>
    public const string WrongValueType = "SOPT1005";

    /// <summary>Value is outside the option's range.</summary>
    public const string ValueOutOfRange = "SOPT1006";

    /// <summary>Framework enum in a raw call.</summary>
    public const string FrameworkEnumInRawCall = "SOPT1007";

    /// <summary>Raw numbers for an option that has a name.</summary>
    public const string RawNumbersOfTypedOption = "SOPT1008";

    /// <summary>Native number cast to a framework enum.</summary>
    public const string CastNativeNumber = "SOPT1009";

    /// <summary>Option does not apply to this socket.</summary>
    public const string OptionOfOtherSocket = "SOPT1010";

    /// <summary>Option is set too late.</summary>
    public const string SetTooLate = "SOPT1011";

    /// <summary>Option does not exist on every targeted platform.</summary>
    public const string MissingOnTargetPlatform = "SOPT1012";

    /// <summary>Timeout does not apply to asynchronous calls.</summary>
    public const string TimeoutOfAsynchronousSocket = "SOPT1013";

    /// <summary>Value that reading clears is discarded.</summary>
    public const string ClearedValueDiscarded = "SOPT1014";

    /// <summary>ReuseAddress lets others share a listener's port on Unix.</summary>
    public const string ReuseAddressOfListener = "SOPT1015";

    /// <summary>Error result is ignored.</summary>
    public const string IgnoredError = "SOPT1016";

    /// <summary>Value read back is not the value that was set.</summary>
    public const string ChangedReadBack = "SOPT1017";

    /// <summary>Socket is used after it is closed.</summary>
    public const string UseAfterClose = "SOPT1018";

    /// <summary>Chain of mbufs is used after it is given away.</summary>
    public const string ChainGivenAway = "SOPT1019";
}
