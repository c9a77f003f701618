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

    /// <summary>What most of some systems have, and the others as exceptions.</summary>
    /// <param name="systems">The systems.</param>
    /// <param name="absent">What stands for a system that has no entry.</param>
    public PerAbi<T> Most(IEnumerable<Abi> systems, T absent)
    {
        AbiMap<T> map = this;
        IGrouping<T, Abi>[] groups =
        [
            .. systems
                .GroupBy(abi => map.TryGet(abi, out T value) ? value : absent)
                .OrderByDescending(group => group.Count()),
        ];
        return new(
            groups[0].Key,
            new(new(groups.Skip(1).SelectMany(group => group.Select(abi => new AbiEntry<T>(abi, group.Key))))));
    }

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
