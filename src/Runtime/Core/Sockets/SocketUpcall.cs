namespace Sockopt;

/// <summary>Called when something happened to one side of a socket (so_upcall, S8.7).</summary>
/// <remarks>No lock is held, and it may call whatever it likes. It runs on the thread that brought the event about, before
/// that one's call returns; what it brings about by itself happens after it is through. Several events may be told by one
/// call. What it throws goes to <see cref="StackSettings.OnException"/>.</remarks>
/// <param name="socket">The socket.</param>
/// <param name="state">What was registered with it.</param>
public delegate void SocketUpcall(KernelSocket socket, object? state);
