namespace Sockopt.Analyzers.Sockets;

/// <summary>What has been done with a socket. The names are those of the system calls.</summary>
[Flags]
internal enum SocketPhase
{
    None = 0,
    Bound = 1,
    Connected = 2,
    Listening = 4,
}
