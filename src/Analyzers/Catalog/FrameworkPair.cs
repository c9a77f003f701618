using System.Collections.Immutable;

namespace Sockopt.Analyzers.Catalog;

/// <summary>The framework's names for an option: a member of SocketOptionLevel and one of SocketOptionName.</summary>
/// <param name="Level">The member of SocketOptionLevel.</param>
/// <param name="Name">The member of SocketOptionName.</param>
/// <param name="IsExact">Whether the framework does with this pair exactly what the option does.</param>
/// <param name="Not">The systems that have the option, and on which the framework does not map the pair to it.</param>
/// <param name="Also">The systems that do not have the option, and on which the framework does as if they had.</param>
internal sealed record FrameworkPair(string Level, string Name, bool IsExact, AbiSet Not = default, AbiSet Also = default)
{
    private static readonly char[] Marks = ['-', '+'];

    /// <summary>Reads <c>Socket.Type,~Socket.UseLoopback-darwin</c>: a pair that is not exact has a <c>~</c> before it, and after
    /// it stand the systems that it is not mapped on, and those that it is mapped on although they have no number.</summary>
    public static ImmutableArray<FrameworkPair> ParseList(string text) =>
        text.Length == 0 ? [] : [.. text.Split(',').Select(Parse)];

    private static FrameworkPair Parse(string text)
    {
        int end = text.IndexOfAny(Marks);
        string[] names = (end < 0 ? text : text.Substring(0, end)).TrimStart('~').Split('.');
        return new FrameworkPair(
            names[0], names[1], IsExact: text[0] != '~', Not: SystemsAfter('-', text, end), Also: SystemsAfter('+', text, end));
    }

    private static AbiSet SystemsAfter(char mark, string text, int start)
    {
        AbiSet systems = default;
        for (int end; start >= 0; start = end)
        {
            end = text.IndexOfAny(Marks, start + 1);
            if (text[start] == mark)
            {
                systems = systems.With(AbiNames.Parse(text.Substring(start + 1, (end < 0 ? text.Length : end) - start - 1)));
            }
        }

        return systems;
    }
}
