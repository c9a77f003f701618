using System.Net.Sockets;

namespace Sockopt;

/// <summary>Local seqpacket sockets: connections of messages, whose bounds are kept (S18.2). A destination is ignored
/// (S7.9).</summary>
internal sealed class LocalSeqpacket(LocalNames names) : LocalConnection(names, SocketType.Seqpacket, ProtocolFlags.Atomic);
