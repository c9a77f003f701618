using System.Net.Sockets;

namespace Sockopt.Conformance.Fuzzing;

/// <summary>What may lie in the receive queue of a socket.</summary>
/// <remarks>The kernel charges a sender for the storage around its messages too, and the core for the bytes alone. As long as
/// little is queued nobody can tell; how much a buffer takes until it is full, everybody can. So either few messages are there,
/// which are counted, or a fill has put in as many as there was room for, until everything is taken.</remarks>
internal sealed class QueueModel(SocketType type)
{
    private const int MostMessages = 8;
    private const int MostBytes = 16 * 1024;

    // More than net.unix.max_dgram_qlen, which counts messages and not their bytes.
    private const int MostSmallDatagrams = 13;
    private const int MostBytesOfSmallDatagrams = 1024;

    // Both systems hold more than that after a fill.
    private const int MostTakenOfFill = 32 * 1024;
    private const int MostMessagesTakenOfFill = 2;

    private readonly List<Message> _messages = [];
    private int _takenOfFill;
    private int _messagesTakenOfFill;

    private readonly record struct Message(SocketModel Sender, int Length, bool HasRights);

    /// <summary>Who filled it, if somebody has, and not everything was taken since.</summary>
    public SocketModel? Filler { get; private set; }

    /// <summary>The length of the pieces that it was filled with.</summary>
    public int PieceLength { get; private set; }

    /// <summary>Whether something was taken since it was filled, so that nobody knows how much room there is.</summary>
    public bool IsPartlyEmptied { get; private set; }

    public bool HasRights => _messages.Any(message => message.HasRights);

    /// <summary>Whether it was ever filled, so that how much a drain takes is each system's affair.</summary>
    public bool WasFilled { get; private set; }

    public bool IsEmpty => _messages.Count == 0 && Filler is null;

    /// <summary>How many messages of a sender lie in it, at most.</summary>
    public int CountOf(SocketModel sender) => _messages.Count(message => message.Sender == sender);

    public bool HasRoom(int length)
    {
        long bytes = length + _messages.Sum(message => (long)message.Length);
        return type == SocketType.Dgram && bytes <= MostBytesOfSmallDatagrams
            ? _messages.Count < MostSmallDatagrams
            : _messages.Count < MostMessages && bytes <= MostBytes;
    }

    public void Add(SocketModel sender, int length, bool hasRights) => _messages.Add(new Message(sender, length, hasRights));

    /// <summary>Somebody sends until there is no more room.</summary>
    public void Fill(SocketModel sender, int pieceLength)
    {
        Filler = sender;
        WasFilled = true;
        PieceLength = pieceLength;
    }

    /// <summary>Whether a receive gets the same on both systems.</summary>
    public bool MayTake(int length, bool isStream) => Filler is null || (isStream
        ? _takenOfFill + length <= MostTakenOfFill
        : _messages.Count > 0 || _messagesTakenOfFill < MostMessagesTakenOfFill);

    /// <summary>A receive of a stream. What stays may be less than the model has, but not more.</summary>
    public void TakeBytes(int length)
    {
        IsPartlyEmptied |= Filler is not null && length > 0;

        // A receive ends behind the bytes that rights came with.
        bool hasRights = HasRights;
        while (length > 0 && _messages.Count > 0)
        {
            Message first = _messages[0];
            int taken = Math.Min(length, first.Length);
            length -= taken;
            _messages[0] = first with { Length = first.Length - taken, HasRights = false };
            if (_messages[0].Length == 0)
            {
                _messages.RemoveAt(0);
            }

            if (hasRights)
            {
                return;
            }
        }

        _takenOfFill += Filler is null ? 0 : length;
    }

    /// <summary>A receive of one message.</summary>
    public void TakeMessage()
    {
        IsPartlyEmptied |= Filler is not null;
        if (_messages.Count > 0)
        {
            _messages.RemoveAt(0);
        }
        else if (Filler is not null)
        {
            _messagesTakenOfFill++;
            _takenOfFill += PieceLength;
        }
    }

    /// <summary>Everything is received, up to a message without bytes.</summary>
    public void Drain()
    {
        int empty = _messages.FindIndex(message => message.Length == 0);
        if (empty >= 0)
        {
            _messages.RemoveRange(0, empty + 1);
            IsPartlyEmptied |= Filler is not null;
        }
        else
        {
            Clear();
        }
    }

    /// <summary>Nothing was received after all.</summary>
    public void FailToDrain() => IsPartlyEmptied |= Filler is not null;

    public void Clear()
    {
        _messages.Clear();
        Filler = null;
        IsPartlyEmptied = false;
        PieceLength = 0;
        _takenOfFill = 0;
        _messagesTakenOfFill = 0;
    }
}
