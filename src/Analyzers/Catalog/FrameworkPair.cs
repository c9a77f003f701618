namespace Sockopt.Analyzers.Catalog;

/// <summary>The framework's names for an option: a member of SocketOptionLevel and one of SocketOptionName.</summary>
/// <param name="Level">The member of SocketOptionLevel.</param>
/// <param name="Name">The member of SocketOptionName.</param>
/// <param name="IsExact">Whether the framework does with this pair exactly what the option does.</param>
internal sealed record FrameworkPair(string Level, string Name, bool IsExact)
{
    /// <summary>Reads <c>Socket.Type</c>, or <c>~Socket.Type</c> if it is not exact; nothing is no pair.</summary>
    public static FrameworkPair? Parse(string text)
    {
        if (text.Length == 0)
        {
            return null;
        }

        string[] names = text.TrimStart('~').Split('.');
        return new FrameworkPair(names[0], names[1], IsExact: text[0] != '~');
    }
}
