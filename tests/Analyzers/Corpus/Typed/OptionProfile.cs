// corpus: sockopt
using System.Net.Sockets;
using Sockopt;

namespace Mesh.Sidecar;

/// <summary>Options as data: a profile is a list of what to set, and knows how to say what did not work.</summary>
public sealed class OptionProfile
{
    private readonly List<Func<Socket, SocketError>> _steps = [];
    private readonly List<string> _names = [];

    public static OptionProfile Interactive { get; } = new OptionProfile()
        .With(TcpOption.NoDelay, true)
        .With(SocketOption.KeepAlive, true)
        .With(TcpOption.KeepAliveTime, TimeSpan.FromSeconds(45));

    public static OptionProfile Bulk { get; } = new OptionProfile()
        .With(SocketOption.SendBufferSize, 1 << 20)
        .With(SocketOption.ReceiveBufferSize, 1 << 20)
        .With(SocketOption.Linger, new Linger(true, TimeSpan.FromSeconds(20)));

    public OptionProfile With<T>(OptionKey<T> key, T value)
    {
        _steps.Add(socket => socket.TrySetOption(key, value));
        _names.Add($"{key} = {value}");
        return this;
    }

    /// <summary>Sets everything, and lists what was refused.</summary>
    public IReadOnlyList<(string Option, SocketError Error)> Apply(Socket socket)
    {
        List<(string, SocketError)> refused = [];
        foreach ((Func<Socket, SocketError> step, string name) in _steps.Zip(_names))
        {
            SocketError error = step(socket);
            if (error is not SocketError.Success)
            {
                refused.Add((name, error));
            }
        }

        return refused;
    }

    /// <summary>Best effort, for sockets of others.</summary>
    public static void TryInteractive(Socket socket)
    {
        _ = socket.TrySetOption(TcpOption.NoDelay, true);
        _ = socket.TrySetOption(IPOption.TypeOfService, 0x10);
        bool isTcp = socket.TryGetOption(TcpOption.NoDelay, out bool noDelay) == SocketError.Success && noDelay;
        Console.WriteLine(isTcp ? "interactive" : "not a TCP connection");
    }
}
