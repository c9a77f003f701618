using System.Net.Sockets;
using System.Text;

namespace Sockopt;

/// <summary>What all local sockets have: names, and somebody at the other end. They have no options of their own
/// (S1.5).</summary>
internal abstract class LocalProtocol(LocalNames names, SocketType type, ProtocolFlags flags)
    : Protocol(SocketDomain.Unix, type, number: 0, flags | ProtocolFlags.WantsReceived | ProtocolFlags.Rights)
{
    private const int LongestOnStack = 128;

    private byte[]? _zeros;

    /// <summary>What a socket without a name has (S5.7).</summary>
    protected SocketName Nameless =>
        new(Domain, _zeros ??= new byte[Stack.Profile.NamelessLength - SocketName.HeaderLength]);

    protected internal override bool Answers(int number) =>
        base.Answers(number) || (Stack.Profile.LocalDomainIsAProtocol && number == (int)Domain);

    // S3.2: the node stays, and its name can be neither connected nor bound to. The block stays too: what the socket has sent
    // may still tell its name.
    protected internal override void Detach(KernelSocket socket)
    {
        LocalControlBlock block = Block(socket);
        if (block.Node is { } node)
        {
            node.Socket = null;
        }
        else if (block.Name is { } name && names.TryFindAbstract(Type, name, out KernelSocket? owner) && owner == socket)
        {
            names.UnbindAbstract(Type, name);
        }
    }

    // S3.2
    protected internal override Errno Bind(KernelSocket socket, SocketName name, Credential caller)
    {
        Errno error = CheckName(name, isBind: true);
        if (error != Errno.Success)
        {
            return error;
        }

        LocalControlBlock block = Block(socket);
        if (IsAbstract(name) || name.Data.IsEmpty)
        {
            return BindAbstract(socket, block, name);
        }

        string path = LocalName.KeyOf(name);
        if (block.Name is not null)
        {
            error = Stack.Profile.BindTriesNameFirst ? names.CheckBind(path, caller) : Errno.Success;
            return error != Errno.Success ? error : Errno.EINVAL;
        }

        error = names.Bind(path, socket, caller, Stack.Limits.MaximumNames, out LocalNode? node);
        if (error == Errno.Success)
        {
            block.Node = node;
            block.Name = LocalName.OfBoundPath(path);
        }

        return error;
    }

    protected internal override Errno ReadSocketName(KernelSocket socket, out SocketName name)
    {
        name = Block(socket).Name ?? Nameless;
        return Errno.Success;
    }

    protected internal override Errno ReadPeerName(KernelSocket socket, out SocketName name)
    {
        LocalControlBlock block = Block(socket);
        name = (block.Peer is { } peer ? Block(peer).Name : block.LastPeerName) ?? Nameless;
        return Errno.Success;
    }

    // S14.3: who the peer was is known as long as the socket lives.
    protected internal override Errno ReadPeerCredential(KernelSocket socket, out Credential credential)
    {
        Credential? recorded = Block(socket).PeerCredential;
        credential = recorded.GetValueOrDefault();
        return recorded is null || (IsListening(socket) && !Stack.Profile.ListenerReadsOwnCredential)
            ? Errno.ENOTCONN
            : Errno.Success;
    }

    /// <summary>Who is at the other end.</summary>
    protected static KernelSocket? Peer(KernelSocket socket) => Block(socket).Peer;

    /// <summary>What the domain knows of a socket.</summary>
    protected static LocalControlBlock Block(KernelSocket socket) => (LocalControlBlock)ControlBlock(socket)!;

    /// <summary>Finds the socket of a name (S6.8).</summary>
    /// <returns>The errors of connect that are about the name; see <see cref="LocalDomain"/>.</returns>
    protected Errno FindSocket(SocketName name, Credential caller, out KernelSocket? found)
    {
        found = null;
        Errno error = CheckName(name, isBind: false);
        if (error != Errno.Success)
        {
            return error;
        }

        // Each type has such names of its own: one of another type is not found.
        if (IsAbstract(name))
        {
            return names.TryFindAbstract(Type, name, out found) ? Errno.Success : Errno.ECONNREFUSED;
        }

        // A send by name makes no string of it.
        ReadOnlySpan<byte> bytes = LocalName.PathBytes(name);
        Span<char> path = bytes.Length <= LongestOnStack ? stackalloc char[LongestOnStack] : new char[bytes.Length];
        error = names.Find(path[..Encoding.Latin1.GetChars(bytes, path)], out LocalNode? node);
        if (error != Errno.Success)
        {
            return error;
        }

        // To Linux it is like a socket that is closed, which is found later.
        Errno withoutSocket = Stack.Profile.LocalNodeWithoutSocket;
        if (node!.Kind != LocalNodeKind.Socket && withoutSocket != Errno.ECONNREFUSED)
        {
            return withoutSocket;
        }

        if (!node.MayWrite(caller))
        {
            return Errno.EACCES;
        }

        found = node.Socket;
        return found is null ? Errno.ECONNREFUSED : CheckType(found);
    }

    /// <summary>Whether a name can be one of a local socket (S3.2, S3.3, S6.8).</summary>
    protected Errno CheckName(SocketName name, bool isBind)
    {
        StackProfile profile = Stack.Profile;
        if (name.Family != Domain)
        {
            return profile.LocalForeignFamily;
        }

        if (name.Data.IsEmpty && isBind && profile.LocalHasAbstractNames)
        {
            return Errno.Success;
        }

        int length = LocalName.PathBytes(name).Length;
        bool isAbstract = IsAbstract(name);

        // What follows a path counts too.
        bool isTooLong = length > profile.LocalPathLimit || name.Data.Length > profile.LocalNameLimit;
        bool isNothing = isAbstract ? !profile.LocalHasAbstractNames : length == 0;
        return isTooLong || isNothing ? Errno.EINVAL : Errno.Success;
    }

    // Also a name of as many zeros as the BSDs give who has none: to be bound to, it is a name like any other.
    private static bool IsAbstract(SocketName name) => name.Data.Length > 0 && name.Data.Span[0] == 0;

    private Errno BindAbstract(KernelSocket socket, LocalControlBlock block, SocketName name)
    {
        if (block.Name is not null)
        {
            // A socket that has a name has one: nothing is left to be chosen.
            return name.Data.IsEmpty ? Errno.Success : Errno.EINVAL;
        }

        SocketName chosen = name.Data.IsEmpty ? names.NextAutomatic(Type) : new SocketName(Domain, name.Data.ToArray());
        Errno error = names.BindAbstract(chosen, socket, Stack.Limits.MaximumNames);
        if (error == Errno.Success)
        {
            block.Name = chosen;
        }

        return error;
    }

    private Errno CheckType(KernelSocket found) => found.Type == Type ? Errno.Success : Errno.EPROTOTYPE;
}
