namespace Sockopt.Analyzers.Catalog;

/// <summary>Some of the systems.</summary>
internal readonly record struct AbiSet
{
    private readonly int _bits;

    /// <summary>One system.</summary>
    public AbiSet(Abi system)
        : this(1 << (int)system)
    {
    }

    private AbiSet(int bits) => _bits = bits;

    public bool IsEmpty => _bits == 0;

    public int Count
    {
        get
        {
            int count = 0;
            foreach (Abi _ in this)
            {
                count++;
            }

            return count;
        }
    }

    /// <summary>The first of the systems, of which there must be one.</summary>
    public Abi First
    {
        get
        {
            Enumerator systems = GetEnumerator();
            return systems.MoveNext() ? systems.Current : throw new InvalidOperationException("The set is empty.");
        }
    }

    public bool Contains(Abi system) => (_bits & (1 << (int)system)) != 0;

    public AbiSet With(Abi system) => new(_bits | (1 << (int)system));

    public AbiSet Without(Abi system) => new(_bits & ~(1 << (int)system));

    public AbiSet Except(AbiSet others) => new(_bits & ~others._bits);

    public AbiSet Intersect(AbiSet others) => new(_bits & others._bits);

    /// <summary>Those of the systems for which something holds.</summary>
    public AbiSet Where(Func<Abi, bool> holds)
    {
        AbiSet chosen = default;
        foreach (Abi system in this)
        {
            chosen = holds(system) ? chosen.With(system) : chosen;
        }

        return chosen;
    }

    /// <summary>Something for each of the systems, such as its name.</summary>
    public IEnumerable<string> Select(Func<Abi, string> text)
    {
        foreach (Abi system in this)
        {
            yield return text(system);
        }
    }

    public Enumerator GetEnumerator() => new(this);

    /// <summary>Goes through the systems, in the order of their declaration.</summary>
    public struct Enumerator(AbiSet systems)
    {
        private int _current = -1;

        public readonly Abi Current => (Abi)_current;

        public bool MoveNext()
        {
            do
            {
                _current++;
            }
            while (_current < AbiNames.Count && !systems.Contains(Current));

            return _current < AbiNames.Count;
        }
    }
}
