namespace Sockopt.Analyzers.Catalog;

/// <summary>Some of the systems.</summary>
internal readonly record struct AbiSet
{
    /// <summary>How many systems there are in all.</summary>
    public const int Capacity = (int)Abi.Irix + 1;

    private readonly int _bits;

    /// <summary>One system.</summary>
    public AbiSet(Abi system)
        : this(1 << (int)system)
    {
    }

    private AbiSet(int bits) => _bits = bits;

    /// <summary>The systems that .NET runs on.</summary>
    public static AbiSet Hosts { get; } = new AbiSet(Abi.Linux).With(Abi.Darwin).With(Abi.Windows).With(Abi.FreeBsd);

    /// <summary>Whether it is none of the systems.</summary>
    public bool IsEmpty => _bits == 0;

    /// <summary>How many systems it is.</summary>
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

    /// <summary>Whether a system is one of them.</summary>
    public bool Contains(Abi system) => (_bits & (1 << (int)system)) != 0;

    /// <summary>These and another.</summary>
    public AbiSet With(Abi system) => new(_bits | (1 << (int)system));

    /// <summary>These, but for one.</summary>
    public AbiSet Without(Abi system) => new(_bits & ~(1 << (int)system));

    /// <summary>Those of them that are none of the others.</summary>
    public AbiSet Except(AbiSet others) => new(_bits & ~others._bits);

    /// <summary>Those of them that are among the others.</summary>
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

    /// <summary>Whether something holds for one of the systems.</summary>
    public bool Any(Func<Abi, bool> holds) => !Where(holds).IsEmpty;

    /// <summary>Whether something holds for each of the systems.</summary>
    public bool All(Func<Abi, bool> holds) => Where(holds) == this;

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
            while (_current < Capacity && !systems.Contains(Current));

            return _current < Capacity;
        }
    }
}
