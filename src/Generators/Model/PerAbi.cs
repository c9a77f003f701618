namespace Sockopt.Generators.Model;

/// <summary>What a table says for all systems, with exceptions for some.</summary>
internal readonly record struct PerAbi<T>(T Default, AbiMap<T> Overrides)
{
    public T this[Abi abi] => Overrides.TryGet(abi, out T value) ? value : Default;
}
