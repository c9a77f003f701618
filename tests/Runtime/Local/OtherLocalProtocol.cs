using System.Net.Sockets;

namespace Sockopt.Tests.Local;

/// <summary>Local sockets of another type that have names and listen, and nothing else.</summary>
internal sealed class OtherLocalProtocol(LocalNames names)
    : Protocol(SocketDomain.Unix, SocketType.Seqpacket, number: 0, ProtocolFlags.ConnectionRequired)
{
    protected internal override Errno Attach(KernelSocket socket) => Reserve(socket, 1000, 1000);

    protected internal override void Detach(KernelSocket socket)
    {
    }

    protected internal override Errno Bind(KernelSocket socket, SocketName name, Credential caller)
    {
        if (LocalName.IsAbstract(name))
        {
            return names.BindAbstract(name, socket, maximum: 100);
        }

        return names.Bind(LocalName.PathOf(name)!, socket, caller, maximum: 100, out _);
    }

    protected internal override Errno Listen(KernelSocket socket, Credential caller) => Errno.Success;
}
