namespace Sockopt;

/// <summary>Gives up the references of rights that nobody received. That may close sockets, which takes locks.</summary>
internal sealed class RightsRelease(SocketStack stack, OpenFile[] files) : WakeUp
{
    public override SocketStack Stack => stack;

    // Whoever comes by here waits for no socket that lingers.
    public override void Fire() => OpenFile.ReleaseAll(files, new CancellationToken(canceled: true));
}
