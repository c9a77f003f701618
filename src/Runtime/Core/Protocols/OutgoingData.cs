using System.Runtime.CompilerServices;

namespace Sockopt;

/// <summary>What a protocol is asked to send (PRU_SEND): bytes of the caller, or an mbuf chain.</summary>
/// <remarks>It is the protocol's only during the request. A protocol that succeeds has taken all of it.</remarks>
public readonly ref struct OutgoingData
{
    private readonly ReadOnlySpan<byte> _bytes;
    private readonly ref readonly MbufChain _chain;
    private readonly ref readonly SocketName? _to;

    internal OutgoingData(ReadOnlySpan<byte> bytes, OpenFile[]? rights)
    {
        _bytes = bytes;
        Rights = rights;
    }

    internal OutgoingData(ReadOnlySpan<byte> bytes, OpenFile[]? rights, ref readonly SocketName? to, bool endsRecord)
        : this(bytes, rights)
    {
        _to = ref to;
        EndsRecord = endsRecord;
    }

    internal OutgoingData(ref readonly MbufChain chain, OpenFile[]? rights)
    {
        _chain = ref chain;
        Rights = rights;
    }

    internal OutgoingData(ref readonly MbufChain chain, OpenFile[]? rights, ref readonly SocketName? to, bool endsRecord)
        : this(in chain, rights)
    {
        _to = ref to;
        EndsRecord = endsRecord;
    }

    /// <summary>The number of bytes.</summary>
    public int Length => IsChain ? _chain.Length : _bytes.Length;

    /// <summary>Where it goes, if that was said. Only a protocol of messages is told.</summary>
    public SocketName? To => Unsafe.IsNullRef(in _to) ? null : _to;

    /// <summary>Whether it ends a record (MSG_EOR). Only a protocol of messages is told.</summary>
    internal bool EndsRecord { get; }

    /// <summary>The files that go along with the bytes; null if none do.</summary>
    internal OpenFile[]? Rights { get; }

    private bool IsChain => !Unsafe.IsNullRef(in _chain);

    /// <summary>Puts the bytes behind those of a buffer: an mbuf chain without copying it, bytes of the caller by a
    /// copy.</summary>
    /// <returns>False, and nothing happened, if the stack has no storage for a copy; the request is ENOBUFS then.</returns>
    public bool TryAppendTo(SocketBuffer buffer)
    {
        ArgumentNullException.ThrowIfNull(buffer);
        if (!IsChain)
        {
            return buffer.Append(_bytes);
        }

        buffer.Append(_chain);
        return true;
    }

    /// <summary>Copies the bytes.</summary>
    /// <param name="destination">Where to; at least as long as <see cref="Length"/>.</param>
    public void CopyTo(Span<byte> destination)
    {
        if (IsChain)
        {
            _chain.CopyTo(destination);
        }
        else
        {
            _bytes.CopyTo(destination);
        }
    }

    /// <summary>Releases a chain that was taken by copying it. Without an error the protocol has taken it, so nobody owns it
    /// otherwise.</summary>
    internal void ReleaseUnlessAppended()
    {
        if (IsChain && _chain.IsOwned)
        {
            _chain.Dispose();
        }
    }
}
