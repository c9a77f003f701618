using System.Buffers;
using System.Net.Sockets;

namespace Sockopt;

/// <summary>Writes a <see cref="MbufChain"/> in place: what is written here is sent without being copied.</summary>
/// <remarks>Made once and used again and again; a cycle of writing and <see cref="Detach"/> allocates nothing once the stack
/// has its storage. For one thread at a time, and without a lock.</remarks>
/// <example><code>
/// using MbufWriter writer = new(stack);
/// message.WriteTo(writer);
/// MbufChain chain = writer.Detach();
/// </code></example>
public sealed class MbufWriter : IBufferWriter<byte>, IDisposable
{
    /// <summary>The most bytes that can be asked for in one piece, 16384: the size of a cluster.</summary>
    public const int MaximumSizeHint = Cluster.LargeSize;

    private readonly MbufPool _pool;
    private Mbuf? _head;
    private Mbuf? _tail;
    private bool _isDisposed;

    // What is being written. It joins the others when it is left with bytes in it.
    private Mbuf? _open;

    /// <summary>A writer of chains for the sockets of one stack.</summary>
    /// <param name="stack">The stack whose storage the chains are charged to.</param>
    public MbufWriter(SocketStack stack)
        : this(stack?.Pool ?? throw new ArgumentNullException(nameof(stack)))
    {
    }

    internal MbufWriter(MbufPool pool) => _pool = pool;

    /// <summary>The bytes that were written since the last <see cref="Detach"/>.</summary>
    public int Length { get; private set; }

    /// <summary>Where the next bytes go. Valid until the next call.</summary>
    /// <param name="sizeHint">The least number of bytes: 0, for any, to <see cref="MaximumSizeHint"/>. A hint that does not fit
    /// the rest of the present mbuf opens another one and leaves that rest unused.</param>
    /// <exception cref="ArgumentOutOfRangeException">The hint is negative or more than
    /// <see cref="MaximumSizeHint"/>.</exception>
    /// <exception cref="SocketException"><see cref="SocketError.NoBufferSpaceAvailable"/>, which is ENOBUFS: the stack holds
    /// as much as <see cref="StackLimits.MaximumStorage"/>. What was written stays (S8.4).</exception>
    /// <exception cref="ObjectDisposedException">The writer was disposed.</exception>
    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        ArgumentOutOfRangeException.ThrowIfNegative(sizeHint);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(sizeHint, MaximumSizeHint);
        int least = Math.Max(sizeHint, 1);
        return (_open is not null && _open.Room >= least ? _open : Open(least)).Free;
    }

    /// <summary>Where the next bytes go, as <see cref="GetMemory"/>.</summary>
    /// <param name="sizeHint">As for <see cref="GetMemory"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">As for <see cref="GetMemory"/>.</exception>
    /// <exception cref="SocketException">As for <see cref="GetMemory"/>.</exception>
    /// <exception cref="ObjectDisposedException">The writer was disposed.</exception>
    public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

    /// <summary>Says how many bytes were written to where <see cref="GetMemory"/> or <see cref="GetSpan"/> pointed.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The count is negative.</exception>
    /// <exception cref="InvalidOperationException">There was no room for so many.</exception>
    /// <exception cref="ObjectDisposedException">The writer was disposed.</exception>
    public void Advance(int count)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        if (count > (_open?.Room ?? 0) || count > int.MaxValue - Length)
        {
            throw new InvalidOperationException("There was no room for so many bytes.");
        }

        _open?.Advance(count);
        Length += count;
    }

    /// <summary>Gives away what was written, and starts anew.</summary>
    /// <returns>The chain, which the caller owns; empty if nothing was written.</returns>
    /// <exception cref="ObjectDisposedException">The writer was disposed.</exception>
    public MbufChain Detach()
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        if (Length == 0)
        {
            return default;
        }

        Leave();
        MbufChain chain = new(_head!, _tail!, Length);
        Forget();
        return chain;
    }

    /// <summary>Releases what was written and not detached. Chains that were detached are not touched.</summary>
    public void Dispose()
    {
        _isDisposed = true;
        _pool.ReturnAll(_head);
        _pool.ReturnAll(_open);
        _open = null;
        Forget();
    }

    // The first mbuf is as small as it may be, and who writes more than fits there will write a lot.
    private Mbuf Open(int least)
    {
        Leave();
        _pool.ReturnAll(_open);
        if (!_pool.TryTake(Length == 0 ? least : Cluster.LargeSize, out _open))
        {
            throw new SocketException((int)SocketError.NoBufferSpaceAvailable);
        }

        return _open;
    }

    // An mbuf without bytes stays open.
    private void Leave()
    {
        if (_open is { Length: > 0 })
        {
            _tail?.Link(_open);
            _head ??= _open;
            _tail = _open;
            _open = null;
        }
    }

    private void Forget()
    {
        _head = _tail = null;
        Length = 0;
    }
}
