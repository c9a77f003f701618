namespace Sockopt.Analyzers.Catalog;

/// <summary>Options by two names, of which the first is that of a level or a type.</summary>
// Dictionaries of classes are compiled ahead of time in the framework. One whose keys were pairs would be compiled anew in every
// compiler process, and take longer than all its look-ups.
internal sealed class OptionIndex
{
    private static readonly List<CatalogOption> None = [];
    private readonly Dictionary<string, Dictionary<string, List<CatalogOption>>> _options = new(StringComparer.Ordinal);

    /// <summary>The options with two names.</summary>
    public IReadOnlyList<CatalogOption> this[string first, string second] =>
        _options.TryGetValue(first, out Dictionary<string, List<CatalogOption>>? within)
        && within.TryGetValue(second, out List<CatalogOption>? options)
            ? options
            : None;

    /// <summary>Gives two names to an option.</summary>
    public void Add(string first, string second, CatalogOption option)
    {
        if (!_options.TryGetValue(first, out Dictionary<string, List<CatalogOption>>? within))
        {
            _options.Add(first, within = new Dictionary<string, List<CatalogOption>>(StringComparer.Ordinal));
        }

        if (!within.TryGetValue(second, out List<CatalogOption>? options))
        {
            within.Add(second, options = []);
        }

        options.Add(option);
    }
}
