using System.Net.Sockets;
using Sockopt.Conformance.Notation;
using Sockopt.Conformance.Systems;

namespace Sockopt.Conformance.Fuzzing;

/// <content>What steps bring about.</content>
internal sealed partial class ProgramModel
{
    /// <summary>The option that sets the size of a send buffer.</summary>
    public const string SendBufferOption = "SNDBUF";

    // Linux doubles what is set, and has a smallest size.
    private const int BufferFactor = 2;
    private const int SmallestSendBuffer = 4608;

    private int _chosenNames;

    /// <summary>Does a step that is allowed.</summary>
    public void Apply(Step step)
    {
        _steps++;
        switch (step.Operation)
        {
            case Operation.CreateSocket create when !step.Labels.IsEmpty:
                Add(step.Labels[0], new SocketModel(create.Type));
                break;
            case Operation.CreateConnected pair:
                CreatePair(step, pair.Type);
                break;
            case Operation.Bind bind when Find(bind.Socket) is { Name: null } socket:
                Bind(socket, bind.Address, bind.Length);
                break;
            case Operation.Listen listen when Find(listen.Socket) is { } socket:
                Listen(socket, listen.Backlog);
                break;
            case Operation.Connect connect when Find(connect.Socket) is { } socket:
                Connect(socket, connect.Address, connect.Length);
                break;
            case Operation.Accept accept when HasConnection(accept.Socket):
                Accept(Find(accept.Socket)!.Pending.Dequeue(), step);
                break;
            case Operation.Close close when Find(close.Socket) is { } socket:
                Close(socket);
                break;
            case Operation.Shutdown shutdown when Find(shutdown.Socket) is { } socket:
                ShutDown(socket, shutdown.How);
                break;
            case Operation.Send send when Find(send.Socket) is { } socket:
                Send(
                    socket,
                    send.To is null ? PeerOf(socket) : TargetOf(socket, send.To),
                    LengthOf(send.Data),
                    hasRights: false);
                break;
            case Operation.SendDescriptors send when Find(send.Socket) is { } socket:
                Pass(socket, send);
                break;
            case Operation.Receive receive when Find(receive.Socket) is { } socket:
                Receive(socket, receive.Length, receive.Flags);
                break;
            case Operation.ReceiveFrom receive when Find(receive.Socket) is { } socket:
                Receive(socket, receive.Length, receive.Flags);
                break;
            case Operation.ReceiveMessage receive when Find(receive.Socket) is { } socket:
                Receive(socket, receive.Length, receive.Flags);
                break;
            case Operation.SetOption { Option.Text: SendBufferOption } set when Find(set.Socket) is { } socket:
                SetSendBuffer(socket, set);
                break;
            case Operation.SetNonblocking set when Find(set.Socket) is { } socket:
                socket.IsNonblocking = true;
                break;
            case Operation.Fill fill when Find(fill.Socket) is { } socket:
                Fill(socket, fill.PieceLength);
                break;
            case Operation.Drain drain when Find(drain.Socket) is { } socket:
                Drain(socket);
                break;
            case Operation.MakeFile file:
                _files.Add(file.Name);
                break;
            default:
                break;
        }
    }

    /// <summary>The size that Linux gives a send buffer for what is set.</summary>
    public static long SendBufferOf(int size) => Math.Max((long)size * BufferFactor, SmallestSendBuffer);

    /// <summary>Whether what a step returns is the same on every system, beside whether it succeeds.</summary>
    public bool ReturnsTheSame(Operation operation) => operation switch
    {
        Operation.CreateSocket or Operation.Accept or Operation.Fill => false,
        Operation.Drain drain => Find(drain.Socket)?.Incoming.WasFilled != true,
        _ => true,
    };

    private void Add(string label, SocketModel socket)
    {
        socket.Label = label;
        _byLabel[label] = socket;
        _sockets.Add(socket);
    }

    private void CreatePair(Step step, SocketType type)
    {
        SocketModel first = new(type) { IsNonblocking = true };
        SocketModel second = new(type) { IsNonblocking = true, Peer = first };
        first.Peer = second;
        Add(step.Labels[0], first);
        Add(step.Labels[1], second);
    }

    private void Bind(SocketModel socket, AddressForm address, int? length)
    {
        bool isChosen = length is null or FamilyLength && address is AddressForm.DomainOnly
            || length == FamilyLength && address is AddressForm.Path or AddressForm.Abstract;
        string? name = isChosen ? $"chosen:{_chosenNames++}" : NameIn(address, length);
        bool isFile = address is AddressForm.Path path && _files.Contains(path.Name);
        if (name is not null && !isFile && _byName.TryAdd(KeyOf(socket, name), socket))
        {
            socket.Name = name;
        }
    }

    private static void Listen(SocketModel socket, int backlog)
    {
        if (socket is { NeedsConnection: true, Name: not null, Peer: null })
        {
            socket.IsListening = true;
            socket.Backlog = backlog;
        }
    }

    private void Connect(SocketModel socket, AddressForm address, int? length)
    {
        SocketModel? other = OwnerOf(socket, address, length);
        if (socket.Type == SocketType.Dgram)
        {
            ConnectDatagrams(socket, address, other);
        }
        else if (other is { IsListening: true, CannotReceive: false, MayBeAlive: true }
            && other.Type == socket.Type
            && (other.Backlog < 0 || other.Pending.Count <= other.Backlog)
            && socket is { Peer: null, IsListening: false })
        {
            SocketModel child = new(socket.Type) { Peer = socket, Name = other.Name };
            child.CannotSend = socket.CannotReceive;
            socket.Peer = child;
            other.Pending.Enqueue(child);
            other.Hold(child);
        }
    }

    private static void ConnectDatagrams(SocketModel socket, AddressForm address, SocketModel? other)
    {
        bool dissolves = address is AddressForm.OfDomain { Number: (int)SocketDomain.Unspecified };
        bool mayConnect = other is { Type: SocketType.Dgram, MayBeAlive: true }
            && (other.Peer is null || other.Peer == socket);
        if (!dissolves && !mayConnect)
        {
            return;
        }

        // Whoever was connected to a socket that goes elsewhere is told.
        if (socket.Peer is { } former && former != other)
        {
            former.MayHaveError = true;
        }

        socket.Peer = dissolves ? null : other;
    }

    private void Accept(SocketModel child, Step step)
    {
        if (!step.Labels.IsEmpty)
        {
            Add(step.Labels[0], child);
        }
    }

    // Who was sent somewhere may live on.
    private void Close(SocketModel socket)
    {
        socket.IsOpen = false;
        if (socket.WasPassed)
        {
            _passedSocketIsClosed = true;
            return;
        }

        Vanish(socket);
    }

    private void Vanish(SocketModel socket)
    {
        socket.IsOpen = false;
        socket.Incoming.Clear();
        if (socket.Peer is { } peer)
        {
            peer.MayHaveError = true;
        }

        foreach (SocketModel filler in AllSockets().Where(other => other.Filled == socket.Incoming))
        {
            filler.Filled = null;
        }

        foreach (SocketModel child in socket.Pending)
        {
            Vanish(child);
        }

        socket.Pending.Clear();
        if (socket.Name is { } name
            && !name.StartsWith(PathBeginning, StringComparison.Ordinal)
            && _byName.GetValueOrDefault(KeyOf(socket, name)) == socket)
        {
            _byName.Remove(KeyOf(socket, name));
        }
    }

    private static void ShutDown(SocketModel socket, int how)
    {
        bool receives = how == Words.Directions["rd"] || how == Words.Directions["rdwr"];
        bool sends = how == Words.Directions["wr"] || how == Words.Directions["rdwr"];
        socket.CannotReceive |= receives;
        socket.CannotSend |= sends;
        if (socket is { NeedsConnection: true, Peer: { } peer })
        {
            peer.CannotSend |= receives;
            peer.CannotReceive |= sends;
        }
    }

    private static void Send(SocketModel socket, SocketModel? target, int length, bool hasRights)
    {
        if (target is { Incoming.Filler: null } && (length > 0 || !socket.IsStream))
        {
            target.Incoming.Add(socket, length, hasRights);
        }
    }

    // Who sends to a peer that is gone has none any more.
    private SocketModel? PeerOf(SocketModel socket)
    {
        SocketModel? target = TargetOf(socket, null);
        if (socket is { Type: SocketType.Dgram, Peer.MayBeAlive: false })
        {
            socket.Peer = null;
        }

        return target;
    }

    private void Fill(SocketModel socket, int pieceLength)
    {
        SocketModel? target = PeerOf(socket);
        target?.Incoming.Fill(socket, pieceLength);
        socket.Filled = target?.Incoming ?? socket.Filled;
    }

    private void Pass(SocketModel socket, Operation.SendDescriptors send)
    {
        SocketModel? target = PeerOf(socket);
        Send(socket, target, LengthOf(send.Data), hasRights: true);
        foreach (SocketModel passed in send.Descriptors.Select(Find).OfType<SocketModel>().Where(_ => target is not null))
        {
            passed.WasPassed = true;
            target!.Hold(passed);
        }
    }

    private static void Receive(SocketModel socket, int length, CallFlags flags)
    {
        if (flags.HasFlag(CallFlags.Peek))
        {
            return;
        }

        if (socket.IsStream)
        {
            socket.Incoming.TakeBytes(length);
        }
        else if (!FindsError(socket))
        {
            socket.Incoming.TakeMessage();
        }
    }

    private static bool FindsError(SocketModel socket)
    {
        bool mayHaveError = socket.MayHaveError;
        socket.MayHaveError = false;
        return mayHaveError;
    }

    private void Drain(SocketModel socket)
    {
        if (!socket.IsStream && FindsError(socket))
        {
            socket.Incoming.FailToDrain();
            return;
        }

        socket.Incoming.Drain();
        foreach (SocketModel filler in AllSockets().Where(other => other.Filled == socket.Incoming && socket.Incoming.IsEmpty))
        {
            filler.Filled = null;
        }
    }

    private static void SetSendBuffer(SocketModel socket, Operation.SetOption set)
    {
        if (set is { Level.Text: "SOCKET", Value: OptionValue.Int32 size, Length: null or >= sizeof(int) })
        {
            // A negative number counts as a huge one.
            socket.SendBufferSize = size.Value < 0 ? RoomySendBuffer : SendBufferOf(size.Value);
        }
    }

    private IEnumerable<SocketModel> AllSockets() => _sockets.Concat(_sockets.SelectMany(socket => socket.Pending));
}
