using System.Net.Sockets;
using Sockopt.Conformance.Notation;
using Sockopt.Conformance.Systems;

namespace Sockopt.Conformance.Fuzzing;

/// <content>What the core is known to do otherwise than Linux, and sequences leave out for that reason. Each of these goes when
/// the core does what Linux does.</content>
internal sealed partial class ProgramModel
{
    // FIONREAD at a listener is EINVAL.
    private static bool IsUncountable(SocketModel socket) => socket.IsListening;

    // A receive of no bytes takes the rights of the first message.
    private static bool GetsRightsWithNothing(SocketModel socket, int length) =>
        socket.IsStream && length == 0 && socket.Incoming.HasRights;

    // Who looks at all of a message without rights is given those of the next one as well.
    private static bool GetsRightsOfNext(SocketModel socket, CallFlags flags) =>
        socket.IsStream && flags.HasFlag(CallFlags.Peek) && socket.Incoming is { HasRights: true, HasOneMessage: false };

    // A path of 108 bytes reads back with a NUL behind it, and 111 as its length.
    private static bool ReadsBackLonger(AddressForm address) => address is AddressForm.PathOfLength { Length: LongestPath };

    // A listen on a connected socket is EINVAL to the core, also where no socket of its type listens, which is EOPNOTSUPP.
    private bool IsConnectedDatagram(Operation.Listen listen) =>
        Find(listen.Socket) is { Type: SocketType.Dgram, WasConnected: true };

    // A seqpacket socket looks whether it is connected before it looks for the descriptors that are sent along.
    private bool FindsConnectionFirst(Operation.SendDescriptors send) =>
        Find(send.Socket)?.Type == SocketType.Seqpacket
        && !send.Descriptors.All(operand => operand is Operand.NullDevice || Find(operand) is not null);
}
