using System.Net.Sockets;

namespace Sockopt;

/// <summary>The pair of enum members through which the framework sets an option faithfully, if there is one.</summary>
/// <remarks>What is set through the framework's own names is replayed when
/// <see cref="Socket.Connect(System.Net.IPAddress[], int)"/> falls back to the next address; after a raw set that fallback
/// is off. So a set takes the framework's path where it means the same, and the raw path otherwise.</remarks>
public readonly struct FrameworkOption
{
    private FrameworkOption(SocketOptionLevel level, SocketOptionName name)
    {
        Level = level;
        Name = name;
        IsMapped = true;
    }

    /// <summary>Whether the framework has a faithful name for the option.</summary>
    public bool IsMapped { get; }

    /// <summary>The framework's level.</summary>
    public SocketOptionLevel Level { get; }

    /// <summary>The framework's name.</summary>
    public SocketOptionName Name { get; }

    /// <summary>The framework's pair for an option.</summary>
    public static FrameworkOption Of(SocketOptionLevel level, SocketOptionName name) => new(level, name);
}
