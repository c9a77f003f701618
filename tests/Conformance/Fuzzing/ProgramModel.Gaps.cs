using System.Net.Sockets;
using Sockopt.Conformance.Notation;

namespace Sockopt.Conformance.Fuzzing;

/// <content>What the core is known to do otherwise than Linux, and sequences leave out for that reason. Each of these goes when
/// the core does what Linux does.</content>
internal sealed partial class ProgramModel
{
    // A seqpacket socket looks whether it is connected before it looks for the descriptors that are sent along.
    private bool FindsConnectionFirst(Operation.SendDescriptors send) =>
        Find(send.Socket)?.Type == SocketType.Seqpacket
        && !send.Descriptors.All(operand => operand is Operand.NullDevice || Find(operand) is not null);
}
