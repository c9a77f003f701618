using System.Runtime.CompilerServices;

namespace Sockopt;

/// <summary>A receive into memory that a thread waits for.</summary>
internal ref struct ReceiveBytesCall(KernelSocket socket, Span<byte> destination, ReceiveProgress progress)
    : ISocketCall<IoResult>
{
    private readonly Span<byte> _destination = destination;
    private ReceiveProgress _progress = progress;

    public readonly KernelSocket Socket => socket;

    public readonly TimeSpan Timeout => socket.ReceiveTimeout;

    public bool Attempt(Waiter? waiter, out IoResult result) =>
        socket.AttemptReceive(
            _destination, ref _progress, ref Unsafe.NullRef<ReceivedControl>(), waiter, out result);

    public IoResult Interrupt(Errno reason) => socket.InterruptReceive(ref _progress, reason);
}

/// <summary>A receive into memory that a task waits for.</summary>
internal struct ReceiveMemoryCall(KernelSocket socket, Memory<byte> destination, MessageFlags flags) : ISocketCall<IoResult>
{
    private ReceiveProgress _progress = new(destination.Length, flags);

    public readonly KernelSocket Socket => socket;

    public readonly TimeSpan Timeout => socket.ReceiveTimeout;

    public bool Attempt(Waiter? waiter, out IoResult result) =>
        socket.AttemptReceive(
            destination.Span, ref _progress, ref Unsafe.NullRef<ReceivedControl>(), waiter, out result);

    public IoResult Interrupt(Errno reason) => socket.InterruptReceive(ref _progress, reason);
}

/// <summary>A receive of an mbuf chain, whoever waits for it.</summary>
internal struct ReceiveChainCall(KernelSocket socket, int count, MessageFlags flags) : ISocketCall<ChainResult>
{
    private ReceiveProgress _progress = new(count, flags);
    private MbufChain _taken;

    public readonly KernelSocket Socket => socket;

    public readonly TimeSpan Timeout => socket.ReceiveTimeout;

    public bool Attempt(Waiter? waiter, out ChainResult result)
    {
        bool hasEnded = socket.AttemptReceive(ref _taken, ref _progress, waiter, out IoResult outcome);
        result = hasEnded ? Result(outcome) : default;
        return hasEnded;
    }

    public ChainResult Interrupt(Errno reason) => Result(socket.InterruptReceive(ref _progress, reason));

    public static void Discard(in ChainResult result)
    {
        if (result.Chain.IsOwned)
        {
            result.Chain.Dispose();
        }
    }

    private readonly ChainResult Result(IoResult outcome) => new(_taken, outcome.Flags, outcome.Errno);
}

/// <summary>A receive of bytes, and what comes with them, that a thread waits for.</summary>
internal ref struct ReceiveMessageBytesCall(KernelSocket socket, Span<byte> destination, MessageFlags flags, int maximumRights)
    : ISocketCall<MessageResult>
{
    private readonly Span<byte> _destination = destination;
    private ReceiveProgress _progress = new(destination.Length, flags);
    private ReceivedControl _control = new(maximumRights);

    public readonly KernelSocket Socket => socket;

    public readonly TimeSpan Timeout => socket.ReceiveTimeout;

    public bool Attempt(Waiter? waiter, out MessageResult result)
    {
        bool hasEnded = socket.AttemptReceive(_destination, ref _progress, ref _control, waiter, out IoResult outcome);
        result = hasEnded ? _control.ToResult(outcome) : default;
        return hasEnded;
    }

    public MessageResult Interrupt(Errno reason) => _control.ToResult(socket.InterruptReceive(ref _progress, reason));

    public static void Discard(in MessageResult result) => OpenFile.ReleaseAll(result.Rights, CancellationToken.None);
}

/// <summary>A receive of bytes, and what comes with them, that a task waits for.</summary>
internal struct ReceiveMessageMemoryCall(KernelSocket socket, Memory<byte> destination, MessageFlags flags, int maximumRights)
    : ISocketCall<MessageResult>
{
    private ReceiveProgress _progress = new(destination.Length, flags);
    private ReceivedControl _control = new(maximumRights);

    public readonly KernelSocket Socket => socket;

    public readonly TimeSpan Timeout => socket.ReceiveTimeout;

    public bool Attempt(Waiter? waiter, out MessageResult result)
    {
        bool hasEnded = socket.AttemptReceive(destination.Span, ref _progress, ref _control, waiter, out IoResult outcome);
        result = hasEnded ? _control.ToResult(outcome) : default;
        return hasEnded;
    }

    public MessageResult Interrupt(Errno reason) => _control.ToResult(socket.InterruptReceive(ref _progress, reason));

    public static void Discard(in MessageResult result) => OpenFile.ReleaseAll(result.Rights, CancellationToken.None);
}
