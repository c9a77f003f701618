using System.Collections.Immutable;

namespace Sockopt.Analyzers.Catalog;

/// <summary>A fact of the table that is the same everywhere, save on the ABIs that override it.</summary>
internal sealed class PerAbi<T>
{
    private readonly T _usual;
    private readonly ImmutableDictionary<Abi, T> _overrides;

    private PerAbi(T usual, ImmutableDictionary<Abi, T> overrides)
    {
        _usual = usual;
        _overrides = overrides;
    }

    /// <summary>The fact as it is on <paramref name="abi"/>.</summary>
    public T this[Abi abi] => _overrides.TryGetValue(abi, out T? value) ? value : _usual;

    /// <summary>A fact that is the same everywhere.</summary>
    public static PerAbi<T> Everywhere(T value) => new(value, ImmutableDictionary<Abi, T>.Empty);

    /// <summary>Reads <c>usual;linux=other</c>. A part without <c>abi=</c> is what is usual.</summary>
    /// <param name="text">A column of the catalog.</param>
    /// <param name="separator">What stands between the parts.</param>
    /// <param name="read">Reads one value; an empty text is the absence of one.</param>
    public static PerAbi<T> Parse(string text, char separator, Func<string, T> read)
    {
        T usual = read("");
        ImmutableDictionary<Abi, T>.Builder overrides = ImmutableDictionary.CreateBuilder<Abi, T>();

        foreach (string part in text.Split(separator))
        {
            int equals = part.IndexOf('=');
            if (equals < 0)
            {
                usual = read(part);
            }
            else
            {
                overrides.Add(AbiNames.Parse(part.Substring(0, equals)), read(part.Substring(equals + 1)));
            }
        }

        return new PerAbi<T>(usual, overrides.ToImmutable());
    }
}
