using System.Net.Sockets;

namespace Sockopt.Bench;

/// <summary>What the framework calls an option.</summary>
internal sealed record FrameworkName(SocketOptionLevel Level, SocketOptionName Name);
