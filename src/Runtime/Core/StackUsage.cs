namespace Sockopt;

/// <summary>What the users of a stack hold at one moment. All zero once every socket is closed, every chain is released and
/// every writer is disposed.</summary>
/// <param name="Sockets">The sockets that exist.</param>
/// <param name="Mbufs">The mbufs in buffers, chains and writers. An emptied buffer may keep one.</param>
/// <param name="StorageBytes">The size of the clusters behind these mbufs, in bytes, used or not; at most
/// <see cref="StackLimits.MaximumStorage"/>.</param>
/// <param name="Waiters">The calls that wait.</param>
/// <param name="PassedRights">The files that were sent and not received yet; at most
/// <see cref="StackLimits.MaximumRightsPassed"/>.</param>
public readonly record struct StackUsage(int Sockets, int Mbufs, long StorageBytes, int Waiters, int PassedRights);
