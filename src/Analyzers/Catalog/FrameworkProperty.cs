namespace Sockopt.Analyzers.Catalog;

/// <summary>A property of the framework that gets or sets an option.</summary>
/// <param name="Type">The name of the type that has it, such as <c>TcpClient</c>.</param>
/// <param name="Name">Its name.</param>
/// <param name="IsInverted">Whether it is true where the option is off, as DualMode is to IPV6_V6ONLY.</param>
internal sealed record FrameworkProperty(string Type, string Name, bool IsInverted)
{
    /// <summary>Reads <c>Socket.NoDelay</c>, or <c>!Socket.DualMode</c> if it is inverted.</summary>
    public static FrameworkProperty Parse(string text)
    {
        string[] names = text.TrimStart('!').Split('.');
        return new FrameworkProperty(names[0], names[1], IsInverted: text[0] == '!');
    }
}
