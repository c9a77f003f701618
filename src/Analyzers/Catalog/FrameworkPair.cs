using System.Collections.Immutable;

namespace Sockopt.Analyzers.Catalog;

/// <summary>The framework's names for an option: a member of SocketOptionLevel and one of SocketOptionName.</summary>
/// <param name="Level">The member of SocketOptionLevel.</param>
/// <param name="Name">The member of SocketOptionName.</param>
/// <param name="IsExact">Whether the framework does with this pair exactly what the option does.</param>
/// <param name="Also">The ABIs that lack the option, where the framework has a way of its own to do the same.</param>
/// <param name="Not">The ABIs that have the option, where the framework does not translate the pair to it.</param>
internal sealed record FrameworkPair(
    string Level, string Name, bool IsExact, ImmutableArray<Abi> Also, ImmutableArray<Abi> Not)
{
    private static readonly char[] Marks = ['+', '-'];

    /// <summary>
    /// Reads <c>Socket.Type</c>, or <c>~Socket.Type</c> if it is not exact; after it the exceptions, such as
    /// <c>+linux</c> or <c>-darwin</c>.
    /// </summary>
    public static FrameworkPair Parse(string text)
    {
        string[] parts = text.TrimStart('~').Split(Marks);
        string[] names = parts[0].Split('.');
        ILookup<char, Abi> exceptions = Exceptions(text).ToLookup(
            exception => exception[0],
            exception => AbiNames.Parse(exception.Substring(1)));
        return new FrameworkPair(
            names[0], names[1], IsExact: text[0] != '~', Also: [.. exceptions['+']], Not: [.. exceptions['-']]);
    }

    private static IEnumerable<string> Exceptions(string text)
    {
        for (int start = text.IndexOfAny(Marks); start >= 0;)
        {
            int next = text.IndexOfAny(Marks, start + 1);
            yield return next < 0 ? text.Substring(start) : text.Substring(start, next - start);
            start = next;
        }
    }
}
