using System.Collections.Immutable;

namespace Sockopt.Analyzers.Catalog;

/// <summary>A property of System.Net.Sockets that gets or sets an option.</summary>
/// <param name="Type">The class that has it, such as <c>Socket</c> or <c>TcpClient</c>.</param>
/// <param name="Name">Its name.</param>
/// <param name="IsInverted">Whether it is true where the option is off.</param>
internal sealed record FrameworkProperty(string Type, string Name, bool IsInverted)
{
    /// <summary>Reads <c>Socket.NoDelay,TcpClient.NoDelay</c>; one that is inverted has a <c>!</c> before it.</summary>
    public static ImmutableArray<FrameworkProperty> ParseList(string text) =>
        text.Length == 0 ? [] : [.. text.Split(',').Select(Parse)];

    private static FrameworkProperty Parse(string text)
    {
        string[] names = text.TrimStart('!').Split('.');
        return new FrameworkProperty(names[0], names[1], IsInverted: text[0] == '!');
    }
}
