using Sockopt.Conformance.Notation;
using Sockopt.Conformance.Systems;

namespace Sockopt.Conformance.Fuzzing;

/// <content>What the core is known to do otherwise than Linux, and sequences leave out for that reason. Each of these goes when
/// the core does what Linux does.</content>
internal sealed partial class ProgramModel
{
    // FIONREAD at a listener is EINVAL; KernelSocket.Available is a property, which cannot fail.
    private static bool IsUncountable(SocketModel socket) => socket.IsListening;

    // Linux gives the rights of the first message to a receive of no bytes, and a name of its sender too.
    private static bool GetsRightsWithNothing(SocketModel socket, int length) =>
        socket.IsStream && length == 0 && socket.Incoming.HasRights;

    // Who looks at all of a message without rights is given those of the next one as well.
    private static bool GetsRightsOfNext(SocketModel socket, CallFlags flags) =>
        socket.IsStream && flags.HasFlag(CallFlags.Peek) && socket.Incoming is { HasRights: true, BeginsWithRights: false };

    // A path of 108 bytes reads back with a NUL behind it, and 111 as its length.
    private static bool ReadsBackLonger(AddressForm address) => address is AddressForm.PathOfLength { Length: LongestPath };

    /// <summary>Whether two systems may give different names to who sent something: on Linux, streams have senders.</summary>
    public bool NamesSenders(Operation operation) =>
        operation is not Operation.ReceiveFrom receive || Find(receive.Socket) is not { IsStream: true };
}
