namespace Sockopt.Tests.Core;

/// <summary>The ways in which a call waits.</summary>
public enum Way
{
    /// <summary>A thread of its own is blocked.</summary>
    Thread,

    /// <summary>A task, which goes on in the thread pool.</summary>
    Pool,

    /// <summary>A task, which goes on where it is woken.</summary>
    Inline,
}
