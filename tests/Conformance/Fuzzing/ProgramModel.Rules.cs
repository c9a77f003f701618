using System.Net.Sockets;
using Sockopt.Conformance.Notation;
using Sockopt.Conformance.Systems;

namespace Sockopt.Conformance.Fuzzing;

/// <content>Which steps may follow.</content>
internal sealed partial class ProgramModel
{
    // sizeof(struct sockaddr_un), and sun_path in it; what stands before a path.
    private const int LongestAddress = 110;
    private const int LongestPath = 108;
    private const int FamilyLength = 2;

    // The path of the folder that the names of a sequence are in is shorter.
    private const int ShortestPath = 64;

    // From there on what the kernel charges for few messages is little.
    private const long RoomySendBuffer = 64 * 1024;

    // What the kernel charges for a message beside its bytes does not reach a quarter of the smallest send buffer.
    private const int SmallMessage = 64;

    /// <summary>Whether a step may be done next.</summary>
    public bool Allows(Step step) => _steps < MostSteps && step.Operation switch
    {
        Operation.CreateSocket or Operation.CreatePair => true,
        Operation.CreateConnected pair => pair is { Domain: SocketDomain.Unix, IsNonblocking: true },
        Operation.Bind bind => Means(bind.Socket, bind.Address, bind.Length),
        Operation.Connect connect => NeverWaits(connect.Socket, CallFlags.None)
            && Means(connect.Socket, connect.Address, connect.Length),
        Operation.Listen listen => Knows(listen.Socket),
        Operation.Accept accept => NeverWaits(accept.Socket, CallFlags.None)
            && accept.Length is null or >= 0
            && (step.Labels.IsEmpty || HasConnection(accept.Socket)),
        Operation.Close close => Knows(close.Socket),
        Operation.Shutdown shutdown => Knows(shutdown.Socket),
        Operation.Send send => NeverWaits(send.Socket, send.Flags)
            && (send.To is null || Means(send.Socket, send.To, null))
            && MaySend(Find(send.Socket), send.To, LengthOf(send.Data)),
        Operation.SendDescriptors send => NeverWaits(send.Socket, CallFlags.None)
            && send.Descriptors.All(Knows)
            && MaySend(Find(send.Socket), null, LengthOf(send.Data))
            && MakesNoCycle(send),
        Operation.Receive receive => MayReceive(receive.Socket, receive.Length, receive.Flags),
        Operation.ReceiveFrom receive => MayReceive(receive.Socket, receive.Length, receive.Flags),
        Operation.ReceiveMessage receive => MayReceive(receive.Socket, receive.Length, receive.Flags),
        Operation.SetOption set => Knows(set.Socket) && MaySet(set),
        Operation.GetOption get => Knows(get.Socket),
        Operation.GetSocketName get => Knows(get.Socket) && get.Length is null or >= 0,
        Operation.GetPeerName get => Knows(get.Socket) && get.Length is null or >= 0,
        Operation.Poll poll => poll.Timeout == TimeSpan.Zero && IsNothingElse(poll.Socket) && MayPoll(poll),
        Operation.CountReadable count => IsNothingElse(count.Socket) && MayCount(Find(count.Socket)),
        Operation.SetNonblocking set => IsNothingElse(set.Socket),
        Operation.Fill fill => Knows(fill.Socket) && MayFill(Find(fill.Socket)),
        Operation.Drain drain => Knows(drain.Socket),
        Operation.MakeFile file => !_byName.ContainsKey($"path:{file.Name}") && !file.Name.Contains('/'),
        _ => false,
    };

    // A label that no step before gives would be an error of the notation.
    private bool Knows(Operand operand) => operand is not Operand.Label label || _byLabel.ContainsKey(label.Name);

    // What poll and ioctl say of a descriptor that is no socket is not the business of sockets, nor is poll with -1.
    private bool IsNothingElse(Operand operand) =>
        Knows(operand) && operand is not (Operand.NullDevice or Operand.Number { Value: < 0 });

    private bool NeverWaits(Operand operand, CallFlags flags) =>
        Knows(operand) && (Find(operand) is not { IsNonblocking: false } || flags.HasFlag(CallFlags.DontWait));

    // Nor is it whether a wrong length or a descriptor that is no socket is found first.
    private bool Means(Operand operand, AddressForm address, int? length) =>
        Knows(operand)
        && (length is null || operand is Operand.Label)
        && Means(address, length);

    private bool Means(AddressForm address, int? length) => address switch
    {
        AddressForm.NameOf name => length is null && Find(name.Socket) is not null,
        AddressForm.Path or AddressForm.Abstract => length is null or <= FamilyLength or >= LongestAddress,
        AddressForm.PathOfLength path => length is null && path.Length >= ShortestPath,
        AddressForm.DomainOnly => length is null or <= FamilyLength,
        AddressForm.OfDomain or AddressForm.Anything => length is null,
        _ => false,
    };

    private bool MaySend(SocketModel? sender, AddressForm? to, int length)
    {
        if (sender is null)
        {
            return true;
        }

        if (TargetOf(sender, to) is not { } target)
        {
            return MaySendToNobody(sender);
        }

        // A stream of no bytes leaves nothing.
        if (sender.IsStream && length == 0)
        {
            return true;
        }

        QueueModel queue = target.Incoming;
        if (sender.Filled is not null && sender.Filled != queue)
        {
            return false;
        }

        // Who needs less than the pieces that it was filled with might find room on one system.
        return queue.Filler is null
            ? queue.HasRoom(length) && FitsOwnBuffer(sender, length)
            : queue is { IsPartlyEmptied: false } && (sender.IsStream || length >= queue.PieceLength);
    }

    // A datagram finds out whether there is room for it before it looks for whom it is for.
    private bool MaySendToNobody(SocketModel sender) =>
        sender.IsStream || (sender.Filled is null && FitsOwnBuffer(sender, 0));

    private bool FitsOwnBuffer(SocketModel sender, int length) =>
        sender.SendBufferSize is null or >= RoomySendBuffer
        || (!HasSent(sender) && (length <= SmallMessage || !sender.IsStream));

    private bool HasSent(SocketModel sender) => AllSockets().Any(socket => socket.Incoming.CountOf(sender) > 0);

    private bool MakesNoCycle(Operation.SendDescriptors send) =>
        Find(send.Socket) is not { } sender
        || TargetOf(sender, null) is not { } target
        || send.Descriptors.All(operand => Find(operand) is not { } passed || !passed.Reaches(target));

    private bool MayReceive(Operand operand, int length, CallFlags flags) =>
        NeverWaits(operand, flags)
        && (Find(operand) is not { } socket || socket.Incoming.MayTake(length, socket.IsStream));

    // How much is charged for what is queued already is another matter on each system.
    private bool MaySet(Operation.SetOption set) =>
        set.Option.Text != SendBufferOption || Find(set.Socket) is not { } socket || !(HasSent(socket) || HasFilled(socket));

    private bool MayPoll(Operation.Poll poll)
    {
        SocketModel? socket = Find(poll.Socket);
        if (socket is null || !poll.Events.HasFlag(PollEvents.Out))
        {
            return true;
        }

        return HasFilled(socket)
            ? socket is { IsStream: true, Filled.IsPartlyEmptied: false }
            : socket.SendBufferSize is null || !HasSent(socket);
    }

    private static bool HasFilled(SocketModel socket) => socket.Filled is not null;

    // Of datagrams only the first is counted.
    private static bool MayCount(SocketModel? socket) =>
        socket is null || socket.Incoming.Filler is null || socket.Type == SocketType.Dgram;

    private bool MayFill(SocketModel? sender)
    {
        if (sender is null)
        {
            return true;
        }

        if (TargetOf(sender, null) is not { } target)
        {
            return MaySendToNobody(sender);
        }

        QueueModel queue = target.Incoming;
        return !_passedSocketIsClosed
            && sender.SendBufferSize is null
            && (sender.Filled is null || sender.Filled == queue)
            && (queue.Filler is null || queue.Filler == sender)
            && !queue.IsPartlyEmptied;
    }

    private static int LengthOf(DataText data) => data.Unit.Length * data.Count;
}
