namespace Sockopt.Generators.Model;

/// <summary>What System.Net.Sockets calls an option.</summary>
/// <param name="Level">The member of SocketOptionLevel.</param>
/// <param name="Name">The member of SocketOptionName.</param>
/// <param name="IsFaithful">Whether the framework does with it what the option says, no less and no more.</param>
internal sealed record FrameworkName(string Level, string Name, bool IsFaithful)
{
    /// <summary>As the table writes it.</summary>
    public override string ToString() => $"{(IsFaithful ? "" : "~")}{Level}.{Name}";
}
