namespace Sockopt;

/// <summary>What a receive can do next.</summary>
internal enum ReceiveAction
{
    /// <summary>Take bytes.</summary>
    Deliver,

    /// <summary>Return.</summary>
    End,

    /// <summary>Wait.</summary>
    Wait,
}
