namespace Sockopt.Tests.Core;

/// <summary>What a protocol says of a connection.</summary>
public enum ConnectionStep
{
    Connecting,
    Connected,
    Disconnecting,
    Disconnected,
}
