namespace Sockopt;

/// <summary>What the sockets of a stack hold at one moment. All zero once every socket is closed.</summary>
/// <param name="Sockets">The sockets that exist.</param>
/// <param name="Mbufs">The mbufs in their buffers, and in chains that somebody owns. An emptied buffer keeps one.</param>
/// <param name="StorageBytes">The size of the clusters behind these mbufs, in bytes, used or not.</param>
/// <param name="Waiters">The calls that wait.</param>
public readonly record struct StackUsage(int Sockets, int Mbufs, long StorageBytes, int Waiters);
