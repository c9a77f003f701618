namespace Sockopt.Analyzers.Catalog;

/// <summary>A fact of the table that is the same everywhere, save on the ABIs that override it.</summary>
internal sealed class PerAbi<T>
{
    private readonly T _usual;
    private readonly KeyValuePair<Abi, T>[] _overrides;

    private PerAbi(T usual, KeyValuePair<Abi, T>[] overrides)
    {
        _usual = usual;
        _overrides = overrides;
    }

    /// <summary>The fact as it is on <paramref name="abi"/>.</summary>
    public T this[Abi abi]
    {
        get
        {
            foreach (KeyValuePair<Abi, T> entry in _overrides)
            {
                if (entry.Key == abi)
                {
                    return entry.Value;
                }
            }

            return _usual;
        }
    }

    /// <summary>Reads <c>usual;linux=other</c>. A part without <c>abi=</c> is what is usual.</summary>
    /// <param name="text">A column of the catalog.</param>
    /// <param name="separator">What stands between the parts.</param>
    /// <param name="read">Reads one value; an empty text is the absence of one.</param>
    public static PerAbi<T> Parse(string text, char separator, Func<string, T> read)
    {
        T usual = read("");
        List<KeyValuePair<Abi, T>> overrides = new List<KeyValuePair<Abi, T>>();

        foreach (string part in text.Split(separator))
        {
            int equals = part.IndexOf('=');
            if (equals < 0)
            {
                usual = read(part);
            }
            else
            {
                Abi abi = AbiNames.Parse(part.Substring(0, equals));
                overrides.Add(new KeyValuePair<Abi, T>(abi, read(part.Substring(equals + 1))));
            }
        }

        return new PerAbi<T>(usual, [.. overrides]);
    }
}
