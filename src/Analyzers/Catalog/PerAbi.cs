namespace Sockopt.Analyzers.Catalog;

/// <summary>A fact of the table that is the same everywhere, save on the ABIs that override it.</summary>
internal sealed class PerAbi<T>
{
    private readonly T[] _values;

    private PerAbi(T[] values) => _values = values;

    /// <summary>The fact as it is on <paramref name="abi"/>.</summary>
    public T this[Abi abi] => _values[(int)abi];

    /// <summary>Reads <c>usual;linux=other</c>. A part without <c>abi=</c> is what is usual.</summary>
    /// <param name="text">A column of the catalog.</param>
    /// <param name="separator">What stands between the parts.</param>
    /// <param name="read">Reads one value; an empty text is the absence of one.</param>
    public static PerAbi<T> Parse(string text, char separator, Func<string, T> read)
    {
        string[] parts = text.Split(separator);
        T usual = read("");
        foreach (string part in parts)
        {
            usual = part.IndexOf('=') < 0 ? read(part) : usual;
        }

        T[] values = new T[AbiSet.Capacity];
        for (int abi = 0; abi < values.Length; abi++)
        {
            values[abi] = usual;
        }

        foreach (string part in parts)
        {
            int equals = part.IndexOf('=');
            if (equals >= 0)
            {
                values[(int)AbiNames.Parse(part.Substring(0, equals))] = read(part.Substring(equals + 1));
            }
        }

        return new PerAbi<T>(values);
    }
}
