namespace Sockopt;

/// <summary>The kinds of nodes in the local name space.</summary>
internal enum LocalNodeKind
{
    /// <summary>A plain file, to which nobody can connect.</summary>
    File,

    /// <summary>A directory, in which paths may be.</summary>
    Directory,

    /// <summary>A name that a socket was bound to, whether or not the socket still exists.</summary>
    Socket,
}
