namespace Sockopt.Generators.Model;

/// <summary>A property of System.Net.Sockets that gets or sets an option.</summary>
/// <param name="Type">The class that has it: Socket, TcpClient.</param>
/// <param name="Name">Its name.</param>
/// <param name="IsInverted">Whether it is true where the option is off.</param>
internal sealed record FrameworkProperty(string Type, string Name, bool IsInverted)
{
    /// <summary>As the table writes it.</summary>
    public override string ToString() => $"{(IsInverted ? "!" : "")}{Type}.{Name}";
}
