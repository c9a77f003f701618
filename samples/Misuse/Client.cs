using System.Net.Sockets;
using Sockopt;

namespace Misuse;

/// <summary>Prints what the server says.</summary>
internal static class Client
{
    public static async Task RunAsync(string host)
    {
        using Socket socket = new Socket(SocketType.Stream, ProtocolType.Tcp);

        // Two minutes: every other time of a socket is in milliseconds.
        socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveTime, 120_000);

        // Copied from a program for Windows: on, after a minute, each second.
        byte[] keepAlive = [1, 0, 0, 0, 0x60, 0xea, 0, 0, 0xe8, 3, 0, 0];
        socket.IOControl(unchecked((int)0x98000004), keepAlive, null);

        // All options of keep-alive are thought to stand at the level of the first.
        socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.TcpKeepAliveRetryCount, 5);

        // The option was set with a bool, so it should come back as one.
        bool isAlive = (bool)socket.GetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive)!;

        // The buffer matters, so the program looks whether it got one.
        const int Size = 1 << 20;
        socket.ReceiveBufferSize = Size;
        if (socket.ReceiveBufferSize != Size)
        {
            Console.Error.WriteLine("The system limits receive buffers.");
        }

        // Not every system lets it be set, and the call does not throw: nothing more to do, it seems.
        socket.TrySetOption(IPOption.TypeOfService, 0x10);

        await socket.ConnectAsync(host, 8080);
        Console.WriteLine(isAlive ? $"Connected to {host}, kept alive." : $"Connected to {host}.");
        await PrintAsync(host);
    }

    private static async Task PrintAsync(string host)
    {
        using Socket socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(host, 8080);

        // It worked until the calls became asynchronous.
        socket.ReceiveTimeout = 5000;
        byte[] buffer = new byte[1024];
        for (int count = 1; count > 0;)
        {
            count = await socket.ReceiveAsync(buffer);
            Console.Out.Write(System.Text.Encoding.UTF8.GetString(buffer, 0, count));
        }
    }
}
