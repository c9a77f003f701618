namespace Sockopt;

/// <summary>How an attempt of a call ended.</summary>
internal enum AttemptOutcome
{
    /// <summary>The call is over.</summary>
    Ended,

    /// <summary>It waits, if somebody waits for it, and may already go on elsewhere.</summary>
    Waits,

    /// <summary>It has to be made again under the lock of the stack, and goes on from where it is.</summary>
    NeedsStack,
}
