namespace Sockopt.Generators.Model;

/// <summary>What a table says system by system; a system may have no entry.</summary>
internal readonly record struct AbiMap<T>(EquatableArray<AbiEntry<T>> Entries)
{
    public static readonly AbiMap<T> Empty = new(EquatableArray<AbiEntry<T>>.Empty);

    public bool IsEmpty => Entries.Count == 0;

    /// <summary>The systems that have an entry.</summary>
    public IEnumerable<Abi> Systems => Entries.Select(entry => entry.Abi);

    /// <summary>The same for every system.</summary>
    public static AbiMap<T> Everywhere(T value) => new(new(Abis.All.Select(abi => new AbiEntry<T>(abi, value))));

    public bool Has(Abi abi) => TryGet(abi, out _);

    public bool TryGet(Abi abi, out T value)
    {
        foreach (AbiEntry<T> entry in Entries)
        {
            if (entry.Abi == abi)
            {
                value = entry.Value;
                return true;
            }
        }

        value = default!;
        return false;
    }
}

/// <summary>One system's entry.</summary>
internal readonly record struct AbiEntry<T>(Abi Abi, T Value);
