namespace Sockopt.Analyzers.Catalog;

/// <summary>Some of the systems.</summary>
internal readonly record struct AbiSet
{
    private readonly int _bits;

    public AbiSet(params IEnumerable<Abi> systems)
    {
        foreach (Abi abi in systems)
        {
            _bits |= 1 << (int)abi;
        }
    }

    public bool Contains(Abi abi) => (_bits & (1 << (int)abi)) != 0;
}
