using System.Net.Sockets;

namespace Sockopt.Conformance.Fuzzing;

/// <summary>What a sequence has made of a socket, as far as it decides what may be done next.</summary>
internal sealed class SocketModel(SocketType type)
{
    private readonly HashSet<SocketModel> _held = [];

    /// <summary>What it is called; nothing as long as nobody has accepted it.</summary>
    public string Label { get; set; } = "";

    public SocketType Type => type;

    public bool IsStream => type == SocketType.Stream;

    public bool NeedsConnection => type != SocketType.Dgram;

    /// <summary>Whether its label is its descriptor still.</summary>
    public bool IsOpen { get; set; } = true;

    /// <summary>Whether it was sent somewhere, so that it may outlive its label.</summary>
    public bool WasPassed { get; set; }

    /// <summary>Whether it may exist.</summary>
    public bool MayBeAlive => IsOpen || WasPassed;

    public bool IsNonblocking { get; set; }

    /// <summary>What it is bound to.</summary>
    public string? Name { get; set; }

    public bool IsListening { get; set; }

    public int Backlog { get; set; }

    /// <summary>The connections that nobody has accepted.</summary>
    public Queue<SocketModel> Pending { get; } = new();

    public SocketModel? Peer { get; set; }

    public bool CannotSend { get; set; }

    public bool CannotReceive { get; set; }

    /// <summary>Whether an error may be pending, which a receive of messages returns before it looks for them.</summary>
    public bool MayHaveError { get; set; }

    /// <summary>The size that its send buffer was given, in bytes, or null for the one that the system gives.</summary>
    public long? SendBufferSize { get; set; }

    public QueueModel Incoming { get; } = new(type);

    /// <summary>The queue that it filled, until that is empty again.</summary>
    public QueueModel? Filled { get; set; }

    /// <summary>From now on a descriptor of another socket may lie in its queue, or another socket waits to be accepted
    /// there.</summary>
    public void Hold(SocketModel other) => _held.Add(other);

    /// <summary>Whether another socket may lie in its queue, or in that of one that does. Sockets that hold themselves and that
    /// nobody else has are closed by a collector, some time later.</summary>
    public bool Reaches(SocketModel other) => this == other || _held.Any(held => held.Reaches(other));
}
