using System.Collections.Immutable;
using System.Net.Sockets;
using Sockopt.Conformance.Systems;

namespace Sockopt.Conformance.Notation;

/// <summary>What a step does.</summary>
internal abstract record Operation
{
    internal sealed record CreateSocket(SocketDomain Domain, SocketType Type, int Protocol) : Operation;

    /// <summary>Two sockets that are connected with each other, in any domain.</summary>
    internal sealed record CreateConnected(SocketDomain Domain, SocketType Type, bool IsNonblocking) : Operation;

    /// <summary>socketpair(2), whose descriptors nobody uses.</summary>
    internal sealed record CreatePair(SocketDomain Domain, SocketType Type) : Operation;

    internal sealed record Bind(Operand Socket, AddressForm Address, int? Length) : Operation;

    internal sealed record Connect(Operand Socket, AddressForm Address, int? Length) : Operation;

    internal sealed record Listen(Operand Socket, int Backlog) : Operation;

    internal sealed record Accept(Operand Socket, int? Length) : Operation;

    internal sealed record Close(Operand Socket) : Operation;

    internal sealed record Shutdown(Operand Socket, int How) : Operation;

    internal sealed record Send(Operand Socket, DataText Data, AddressForm? To, CallFlags Flags) : Operation;

    internal sealed record SendDescriptors(Operand Socket, DataText Data, ImmutableArray<Operand> Descriptors) : Operation;

    internal sealed record Receive(Operand Socket, int Length, CallFlags Flags) : Operation;

    internal sealed record ReceiveFrom(Operand Socket, int Length, CallFlags Flags) : Operation;

    internal sealed record ReceiveMessage(Operand Socket, int Length, CallFlags Flags, int ControlLength) : Operation;

    internal sealed record SetOption(Operand Socket, OptionName Level, OptionName Option, OptionValue Value, int? Length)
        : Operation;

    internal sealed record GetOption(Operand Socket, OptionName Level, OptionName Option, OptionForm Form, int? Length)
        : Operation;

    internal sealed record GetSocketName(Operand Socket, int? Length) : Operation;

    internal sealed record GetPeerName(Operand Socket, int? Length) : Operation;

    /// <summary>poll(2); without a time it waits as long as <see cref="Wait"/>.</summary>
    internal sealed record Poll(Operand Socket, PollEvents Events, TimeSpan? Timeout) : Operation;

    /// <summary>Waits until there is something to read, which must come.</summary>
    internal sealed record Wait(Operand Socket) : Operation;

    internal sealed record CountReadable(Operand Socket) : Operation;

    internal sealed record TestMark(Operand Socket) : Operation;

    internal sealed record SetNonblocking(Operand Socket) : Operation;

    /// <summary>Sends pieces until there is no more room.</summary>
    internal sealed record Fill(Operand Socket, int PieceLength) : Operation;

    /// <summary>Receives until nothing is there.</summary>
    internal sealed record Drain(Operand Socket) : Operation;

    internal sealed record Sleep(TimeSpan Time) : Operation;

    /// <summary>Makes a file that is no socket.</summary>
    internal sealed record MakeFile(string Name) : Operation;

    /// <summary>Does a step while later ones are done, so long after the next one begins.</summary>
    internal sealed record Later(TimeSpan Delay, Step Step) : Operation;
}
