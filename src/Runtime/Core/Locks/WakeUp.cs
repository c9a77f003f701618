namespace Sockopt;

/// <summary>Something that has to happen as soon as no lock is held: a thread that goes on, a call that is resumed, an
/// upcall.</summary>
internal abstract class WakeUp
{
    /// <summary>The stack that is told what it throws.</summary>
    public abstract SocketStack Stack { get; }

    /// <summary>The one after it, in the only list that it is in.</summary>
    public WakeUp? NextWakeUp { get; set; }

    /// <summary>Lets it happen. No lock is held.</summary>
    public abstract void Fire();
}
