using System.Diagnostics.CodeAnalysis;
using System.Net.Sockets;

namespace Sockopt;

/// <summary>The name space of the local domain of one stack: a flat map from paths to nodes with modes (S3.2).</summary>
/// <remarks>
/// <para>There is no file system behind it and no walk along a path. What is before the last slash of a path must be a
/// directory that was added here, and may be written to by whoever binds there; the root and the place of paths without a
/// slash exist, and belong to everybody. Paths are compared byte by byte.</para>
/// <para>A bound name stays when its socket is closed, as a file does, until it is removed.</para>
/// </remarks>
public sealed class LocalNames
{
    private const int AllModes = 0x1FF;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, LocalNode> _nodes = new(StringComparer.Ordinal);
    private readonly Dictionary<(SocketType Type, SocketName Name), KernelSocket> _abstract = [];
    private int _sockets;
    private int _lastAutomatic = -1;
    private bool _isClaimed;

    /// <summary>The bits that a new name does not get of the mode 0777 (umask(2)); 022 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not between 0 and 0777.</exception>
    public int Umask
    {
        get;
        init
        {
            ThrowIfNoMode(value);
            field = value;
        }
    }
        = 0x12;

    /// <summary>Adds a plain file, to which nobody can connect.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="owner">Whose it is.</param>
    /// <param name="mode">Who may do what, 0 to 0777.</param>
    /// <returns><see cref="Errno.EEXIST"/>: there is something. The errors of the directory that it is in:
    /// <see cref="Errno.ENOENT"/>, <see cref="Errno.ENOTDIR"/>, <see cref="Errno.EACCES"/>.</returns>
    public Errno AddFile(string path, Credential owner, int mode) => Add(path, LocalNodeKind.File, owner, mode);

    /// <summary>Adds a directory, in which names may be.</summary>
    /// <inheritdoc cref="AddFile"/>
    public Errno AddDirectory(string path, Credential owner, int mode) => Add(path, LocalNodeKind.Directory, owner, mode);

    /// <summary>Removes a path (unlink(2)). A socket that was bound to it lives on, and is not found any more.</summary>
    /// <returns><see cref="Errno.ENOENT"/>: there is nothing.</returns>
    public Errno Remove(string path)
    {
        lock (_lock)
        {
            if (!_nodes.Remove(LocalName.KeyOf(path), out LocalNode? node))
            {
                return Errno.ENOENT;
            }

            _sockets -= node.Kind == LocalNodeKind.Socket ? 1 : 0;
            return Errno.Success;
        }
    }

    /// <summary>Changes who may do what (chmod(2)).</summary>
    /// <returns><see cref="Errno.ENOENT"/>: there is nothing.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The mode is not between 0 and 0777.</exception>
    public Errno ChangeMode(string path, int mode)
    {
        ThrowIfNoMode(mode);
        lock (_lock)
        {
            if (!_nodes.TryGetValue(LocalName.KeyOf(path), out LocalNode? node))
            {
                return Errno.ENOENT;
            }

            node.Mode = mode;
            return Errno.Success;
        }
    }

    /// <summary>Whether there is something.</summary>
    public bool Contains(string path)
    {
        lock (_lock)
        {
            return _nodes.ContainsKey(LocalName.KeyOf(path));
        }
    }

    /// <summary>Makes it the name space of one domain.</summary>
    internal void Claim()
    {
        lock (_lock)
        {
            if (_isClaimed)
            {
                throw new ArgumentException("The name space belongs to another stack; stacks share nothing.");
            }

            _isClaimed = true;
        }
    }

    /// <summary>Finds what a path is (namei).</summary>
    /// <returns><see cref="Errno.ENOENT"/>: there is nothing. <see cref="Errno.ENOTDIR"/>: it is below something that is no
    /// directory.</returns>
    internal Errno Find(ReadOnlySpan<char> path, out LocalNode? node)
    {
        lock (_lock)
        {
            return _nodes.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(path, out node)
                ? Errno.Success
                : WhyMissing(path.ToString());
        }
    }

    internal bool TryFindAbstract(SocketType type, SocketName name, [NotNullWhen(true)] out KernelSocket? socket)
    {
        lock (_lock)
        {
            return _abstract.TryGetValue((type, name), out socket);
        }
    }

    /// <summary>Whether a path could be bound to (S3.2).</summary>
    /// <returns><see cref="Errno.EADDRINUSE"/>: there is something. The errors of the directory.</returns>
    internal Errno CheckBind(string path, Credential caller)
    {
        lock (_lock)
        {
            return _nodes.ContainsKey(path) ? Errno.EADDRINUSE : CheckDirectory(path, caller);
        }
    }

    /// <summary>Binds a socket to a path (S3.2).</summary>
    /// <returns>The errors of <see cref="CheckBind"/>. <see cref="Errno.ENOSPC"/>: there are as many names as there may
    /// be.</returns>
    internal Errno Bind(string path, KernelSocket socket, Credential caller, int maximum, out LocalNode? node)
    {
        lock (_lock)
        {
            node = null;
            Errno error = CheckBind(path, caller);
            if (error != Errno.Success || _sockets >= maximum)
            {
                return error != Errno.Success ? error : Errno.ENOSPC;
            }

            node = new LocalNode(LocalNodeKind.Socket, caller, AllModes & ~Umask) { Socket = socket };
            _nodes.Add(path, node);
            _sockets++;
            return Errno.Success;
        }
    }

    /// <summary>Takes a name that is no path, among the sockets of its type; it is free again when its socket is
    /// closed.</summary>
    /// <returns><see cref="Errno.EADDRINUSE"/>: it is taken. <see cref="Errno.ENOSPC"/>: too many names.</returns>
    internal Errno BindAbstract(SocketName name, KernelSocket socket, int maximum)
    {
        lock (_lock)
        {
            if (_abstract.ContainsKey((socket.Type, name)))
            {
                return Errno.EADDRINUSE;
            }

            if (_sockets >= maximum)
            {
                return Errno.ENOSPC;
            }

            _abstract.Add((socket.Type, name), socket);
            _sockets++;
            return Errno.Success;
        }
    }

    internal void UnbindAbstract(SocketType type, SocketName name)
    {
        lock (_lock)
        {
            _sockets -= _abstract.Remove((type, name)) ? 1 : 0;
        }
    }

    /// <summary>The next name that is no path and that no socket of a type has: five hexadecimal digits. If all are taken, one
    /// that is: binding it fails.</summary>
    internal SocketName NextAutomatic(SocketType type)
    {
        const int Names = 0x100000;
        lock (_lock)
        {
            SocketName name = default;
            for (int tried = 0; tried <= _abstract.Count; tried++)
            {
                _lastAutomatic = (_lastAutomatic + 1) % Names;
                name = LocalName.OfAbstract($"{_lastAutomatic:x5}");
                if (!_abstract.ContainsKey((type, name)))
                {
                    break;
                }
            }

            return name;
        }
    }

    private static void ThrowIfNoMode(int mode)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(mode);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(mode, AllModes);
    }

    private Errno Add(string path, LocalNodeKind kind, Credential owner, int mode)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ThrowIfNoMode(mode);
        string key = LocalName.KeyOf(path);
        lock (_lock)
        {
            Errno error = _nodes.ContainsKey(key) ? Errno.EEXIST : CheckDirectory(key, owner);
            if (error == Errno.Success)
            {
                _nodes.Add(key, new LocalNode(kind, owner, mode));
            }

            return error;
        }
    }

    private Errno CheckDirectory(string path, Credential caller)
    {
        int slash = path.LastIndexOf('/');
        if (slash <= 0)
        {
            return Errno.Success;
        }

        if (!_nodes.TryGetValue(path[..slash], out LocalNode? directory))
        {
            return WhyMissing(path[..slash]);
        }

        return directory.Kind != LocalNodeKind.Directory ? Errno.ENOTDIR
            : directory.MayWrite(caller) ? Errno.Success
            : Errno.EACCES;
    }

    // The nearest of the directories above that there is tells where a walk would have ended.
    private Errno WhyMissing(string path)
    {
        for (int slash = path.LastIndexOf('/'); slash > 0; slash = path.LastIndexOf('/', slash - 1))
        {
            if (_nodes.TryGetValue(path[..slash], out LocalNode? above))
            {
                return above.Kind == LocalNodeKind.Directory ? Errno.ENOENT : Errno.ENOTDIR;
            }
        }

        return Errno.ENOENT;
    }
}
