using System.Net.Sockets;
using Sockopt.Conformance.Notation;

namespace Sockopt.Conformance.Fuzzing;

/// <content>What the core is known to do otherwise than Linux, and sequences leave out for that reason. Each of these goes when
/// the core does what Linux does.</content>
internal sealed partial class ProgramModel
{
    // Who connects after it has shut receiving down lets no byte of its peer through. The peer itself is not shut down, as the core
    // has it: poll does not tell so, and a stream may send nothing.
    private static bool IsShutByCore(SocketModel? socket) => socket is { HasDeafPeer: true };

    // A seqpacket socket looks whether it is connected before it looks for the descriptors that are sent along.
    private bool FindsConnectionFirst(Operation.SendDescriptors send) =>
        Find(send.Socket)?.Type == SocketType.Seqpacket
        && !send.Descriptors.All(operand => operand is Operand.NullDevice || Find(operand) is not null);
}
