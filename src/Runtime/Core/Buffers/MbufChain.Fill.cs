using System.Buffers;

namespace Sockopt;

/// <content>Making a chain of bytes that have no owner, by copying them. Under no lock, if they are many.</content>
public readonly partial struct MbufChain
{
    /// <summary>Copies bytes into a new chain.</summary>
    /// <returns>False if the storage budget of the stack is used up; the chain is empty then (S8.4).</returns>
    internal static bool TryFill(ReadOnlySpan<byte> source, MbufPool pool, out MbufChain chain)
    {
        Filler filler = new(pool);
        bool isFilled = filler.TryAppend(source, source.Length);
        chain = isFilled ? filler.ToChain() : default;
        if (!isFilled)
        {
            filler.Free();
        }

        return isFilled;
    }

    /// <summary>Copies bytes into a new chain.</summary>
    /// <returns>False if the storage budget of the stack is used up; the chain is empty then (S8.4).</returns>
    internal static bool TryFill(in ReadOnlySequence<byte> source, MbufPool pool, out MbufChain chain)
    {
        chain = default;
        Filler filler = new(pool);
        bool isFilled = false;
        try
        {
            long left = source.Length;
            foreach (ReadOnlyMemory<byte> segment in source)
            {
                if (!filler.TryAppend(segment.Span, left))
                {
                    return false;
                }

                left -= segment.Length;
            }

            isFilled = true;
            chain = filler.ToChain();
            return true;
        }
        finally
        {
            // A segment that somebody else implements may throw, and must not cost the stack its storage.
            if (!isFilled)
            {
                filler.Free();
            }
        }
    }

    private struct Filler(MbufPool pool)
    {
        private Mbuf? _head;
        private Mbuf? _tail;
        private int _length;

        /// <param name="source">The bytes.</param>
        /// <param name="total">How many will come, these included.</param>
        public bool TryAppend(ReadOnlySpan<byte> source, long total)
        {
            _length = checked(_length + source.Length);
            while (!source.IsEmpty)
            {
                if (_tail is null || _tail.Room == 0)
                {
                    if (!pool.TryTake((int)Math.Min(total, Cluster.LargeSize), out Mbuf? mbuf))
                    {
                        return false;
                    }

                    _tail?.Link(mbuf);
                    _head ??= mbuf;
                    _tail = mbuf;
                }

                int count = _tail.Append(source);
                source = source[count..];
                total -= count;
            }

            return true;
        }

        public readonly MbufChain ToChain() => _head is null ? default : new MbufChain(_head, _tail!, _length);

        public readonly void Free() => pool.ReturnAll(_head);
    }
}
