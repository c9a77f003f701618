// corpus: sockopt
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace Ingress;

internal static class NativeMethods
{
    internal const int SOL_SOCKET = 1;
    internal const int SO_REUSEPORT = 15;

    [DllImport("libc", EntryPoint = "setsockopt", SetLastError = true)]
    internal static extern int setsockopt(SafeHandle socket, int level, int name, in int value, int length);
}

/// <summary>One UDP socket per core on the same port: the kernel spreads the flows.</summary>
public static class ShardedUdp
{
    public static Socket[] Bind(IPEndPoint endPoint, int shards)
    {
        if (!OperatingSystem.IsLinux())
        {
            throw new PlatformNotSupportedException("Only Linux spreads datagrams over sockets.");
        }

        Socket[] sockets = new Socket[shards];
        for (int i = 0; i < shards; i++)
        {
            Socket socket = new(endPoint.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
            int one = 1;
            if (NativeMethods.setsockopt(
                    socket.SafeHandle, NativeMethods.SOL_SOCKET, {|SOPT1008:NativeMethods.SO_REUSEPORT|}, one, sizeof(int)) < 0)
            {
                throw new SocketException(Marshal.GetLastPInvokeError());
            }

            socket.ReceiveBufferSize = 4 * 1024 * 1024;
            socket.Bind(endPoint);
            sockets[i] = socket;
        }

        return sockets;
    }

    public static Task[] Run(Socket[] sockets, Func<ReadOnlyMemory<byte>, SocketAddress, ValueTask> onPacket, CancellationToken stop)
    {
        return Array.ConvertAll(sockets, socket => Task.Factory.StartNew(
            () => ReceiveAsync(socket, onPacket, stop), stop, TaskCreationOptions.LongRunning, TaskScheduler.Default).Unwrap());
    }

    private static async Task ReceiveAsync(
        Socket socket, Func<ReadOnlyMemory<byte>, SocketAddress, ValueTask> onPacket, CancellationToken stop)
    {
        byte[] buffer = GC.AllocateArray<byte>(2048, pinned: true);
        SocketAddress from = new(socket.AddressFamily);
        while (!stop.IsCancellationRequested)
        {
            int length = await socket.ReceiveFromAsync(buffer, SocketFlags.None, from, stop);
            await onPacket(buffer.AsMemory(0, length), from);
        }
    }
}
