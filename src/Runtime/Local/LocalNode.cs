namespace Sockopt;

/// <summary>What a path of the local name space is: a plain file, a directory or a socket.</summary>
/// <param name="kind">Which of them.</param>
/// <param name="owner">Who made it.</param>
/// <param name="mode">Who may do what, as in chmod(2).</param>
internal sealed class LocalNode(LocalNodeKind kind, Credential owner, int mode)
{
    private const int Write = 2;

    public LocalNodeKind Kind => kind;

    public int Mode { get; set; } = mode;

    /// <summary>The socket that is bound to it; null once it is closed.</summary>
    public KernelSocket? Socket { get; set; }

    /// <summary>Whether somebody may write: connect to a socket, make a name in a directory.</summary>
    public bool MayWrite(Credential caller)
    {
        int shift = caller.UserId == owner.UserId ? 6 : caller.GroupId == owner.GroupId ? 3 : 0;
        return caller.IsSuperuser || ((Mode >> shift) & Write) != 0;
    }
}
