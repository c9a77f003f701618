namespace Sockopt;

/// <summary>What a stack gets from outside, and how it goes on with calls that waited.</summary>
public sealed record StackSettings
{
    /// <summary>How much its users may have; null for what the profile says.</summary>
    public StackLimits? Limits { get; init; }

    /// <summary>Where timeouts (SO_RCVTIMEO, SO_SNDTIMEO, SO_LINGER) get their time. The system's clock by default; a test
    /// brings its own and never waits.</summary>
    public TimeProvider Clock
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            field = value;
        }
    }
        = TimeProvider.System;

    /// <summary>Where an asynchronous call goes on after it was woken: false, in the thread pool; true, on the thread that
    /// woke it, as soon as that holds no lock, before its own call returns. Then everything that one thread sets in motion
    /// happens in one order, and a simulation is repeatable.</summary>
    /// <remarks>A continuation that sets something in motion again and again without an end keeps that thread: two loops that
    /// answer each other belong into the thread pool.</remarks>
    public bool WakeUpsRunInline { get; init; }

    /// <summary>Gets what an upcall throws, a continuation that runs inline, or the close of a file that was passed along. None
    /// of it concerns the call that brought it about, and nobody is kept from being woken by it. Null: it is thrown in the
    /// thread pool, and ends the process, as an exception of a timer's callback does.</summary>
    public Action<Exception>? OnException { get; init; }
}
