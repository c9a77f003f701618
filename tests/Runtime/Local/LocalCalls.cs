namespace Sockopt.Tests.Local;

/// <summary>Calls about names and connections, by path.</summary>
internal static class LocalCalls
{
    public static Errno BindTo(this KernelSocket socket, string path, Credential? caller = null) =>
        socket.Bind(LocalName.OfPath(path), caller);

    public static Errno ConnectTo(this KernelSocket socket, string path, Credential? caller = null) =>
        socket.Connect(LocalName.OfPath(path), caller);

    public static KernelSocket AcceptOne(this KernelSocket listener)
    {
        Assert.Equal(Errno.Success, listener.Accept(out KernelSocket? accepted));
        return accepted!;
    }

    /// <summary>The result of an accept that does not succeed.</summary>
    public static Errno AcceptNone(this KernelSocket listener)
    {
        Errno error = listener.Accept(out KernelSocket? accepted);
        Assert.Null(accepted);
        return error;
    }

    public static SocketName NameOf(this KernelSocket socket)
    {
        Assert.Equal(Errno.Success, socket.GetSocketName(out SocketName name));
        return name;
    }

    public static SocketName PeerNameOf(this KernelSocket socket)
    {
        Assert.Equal(Errno.Success, socket.GetPeerName(out SocketName name));
        return name;
    }

    /// <summary>SO_PEERCRED: the process, which tells who it is; or the error.</summary>
    public static string PeerOf(this KernelSocket socket)
    {
        Errno error = socket.GetOption(SocketOption.PeerCredentials, out PeerCredentials peer);
        return error == Errno.Success ? $"{peer.UserId} {peer.GroupId} {peer.ProcessId}" : $"{error}";
    }
}
