namespace Sockopt;

/// <summary>Called when something happened to one side of a socket (so_upcall, S8.7).</summary>
/// <remarks>No lock is held, and it may call whatever it likes, but should not wait: it runs on the thread that brought the event
/// about, in the middle of that one's call, which goes on when it is through. So does what it brings about by itself. Several
/// events may be told by one call, and two threads may be in it at once if both bring events about. What it throws goes to
/// <see cref="StackSettings.OnException"/>.</remarks>
/// <param name="socket">The socket.</param>
/// <param name="state">What was registered with it.</param>
public delegate void SocketUpcall(KernelSocket socket, object? state);
