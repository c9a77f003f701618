using System.Net.Sockets;
using Microsoft.Win32.SafeHandles;

namespace Transport.Abstractions;

public interface ISocket : IDisposable
{
    void SetOption(SocketOptionLevel level, SocketOptionName name, int value);

    void SetOption(SocketOptionLevel level, SocketOptionName name, bool value);

    void SetOption(SocketOptionLevel level, SocketOptionName name, object value);

    int GetOption(SocketOptionLevel level, SocketOptionName name);

    void SetRawOption(int level, int name, ReadOnlySpan<byte> value);
}

/// <summary>The real socket behind the interface. Knows nothing about options: it hands them on.</summary>
public sealed class SystemSocket(Socket inner) : ISocket
{
    public void SetOption(SocketOptionLevel level, SocketOptionName name, int value) =>
        inner.SetSocketOption(level, name, value);

    public void SetOption(SocketOptionLevel level, SocketOptionName name, bool value) =>
        inner.SetSocketOption(level, name, value);

    public void SetOption(SocketOptionLevel level, SocketOptionName name, object value) =>
        inner.SetSocketOption(level, name, value);

    public int GetOption(SocketOptionLevel level, SocketOptionName name) => (int)inner.GetSocketOption(level, name)!;

    public void SetRawOption(int level, int name, ReadOnlySpan<byte> value) => inner.SetRawSocketOption(level, name, value);

    public void Dispose() => inner.Dispose();
}

/// <summary>Remembers what was set, for tests.</summary>
public sealed class RecordingSocket : ISocket
{
    private readonly List<(SocketOptionLevel Level, SocketOptionName Name, object Value)> _set = [];

    public IReadOnlyList<(SocketOptionLevel Level, SocketOptionName Name, object Value)> WhatWasSet => _set;

    public void SetOption(SocketOptionLevel level, SocketOptionName name, int value) => _set.Add((level, name, value));

    public void SetOption(SocketOptionLevel level, SocketOptionName name, bool value) => _set.Add((level, name, value));

    public void SetOption(SocketOptionLevel level, SocketOptionName name, object value) => _set.Add((level, name, value));

    public int GetOption(SocketOptionLevel level, SocketOptionName name) =>
        _set.FindLast(option => option.Level == level && option.Name == name).Value switch
        {
            int number => number,
            true => 1,
            _ => 0,
        };

    public void SetRawOption(int level, int name, ReadOnlySpan<byte> value)
    {
    }

    public void Dispose()
    {
    }
}

public static class SocketTuning
{
    public static void ForBulk(this ISocket socket, int bufferBytes)
    {
        socket.SetOption(SocketOptionLevel.Socket, SocketOptionName.SendBuffer, bufferBytes);
        socket.SetOption(SocketOptionLevel.Socket, SocketOptionName.ReceiveBuffer, bufferBytes);
        socket.SetOption(SocketOptionLevel.Socket, SocketOptionName.Linger, new LingerOption(true, 30));
    }

    public static void ForLatency(this ISocket socket) =>
        socket.SetOption(SocketOptionLevel.Tcp, SocketOptionName.NoDelay, true);
}
