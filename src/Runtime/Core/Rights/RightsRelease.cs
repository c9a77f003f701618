namespace Sockopt;

/// <summary>Gives up the references of rights that nobody received. That may close sockets, which takes locks.</summary>
internal sealed class RightsRelease(SocketStack stack, OpenFile[] files) : WakeUp
{
    public override SocketStack Stack => stack;

    public override void Fire() => Array.ForEach(files, file => file.Release());
}
