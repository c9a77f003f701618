using System.Net.Sockets;
using System.Runtime.Versioning;
using Sockopt;

namespace Acme;

/// <summary>Options as another assembly's table would declare them.</summary>
public static class AcmeOption
{
    [SupportedOSPlatform("linux")]
    public static OptionKey<int> Colour => Make<int>();

    public static OptionKey<bool> Bright { get; } = Make<bool>();

    public static OptionKey<TimeSpan> Fade() => Make<TimeSpan>();

    private static OptionKey<T> Make<T>() => default!;
}

internal static class OwnTable
{
    public static void Apply(Socket socket, KernelSocket core, OptionKey<int>? key)
    {
        socket.SetOption(AcmeOption.Colour, 300);
        socket.SetOption(AcmeOption.Bright, value: true);
        socket.SetOption(key: AcmeOption.Fade(), value: TimeSpan.FromSeconds(1));
        socket.SetOption(key!.Value, -1);
        socket.TrySetOption(AcmeOption.Bright, true);
        socket.TryGetOption(AcmeOption.Bright, out bool bright);
        core.SetOption(AcmeOption.Bright, bright);
        _ = core.GetOption(AcmeOption.Colour, out _);
        Errno[] errors = [core.SetOption(AcmeOption.Bright, true), core.Close()];
        (Errno one, _) = (core.Close(), core.Close());
        object boxed = core.Close();
        dynamic loose = socket.TrySetOption(AcmeOption.Bright, true);
        _ = (errors, one, boxed, loose);
        if (core.Close() == default) core.Close(); else socket.TrySetOption(AcmeOption.Colour, 1);
        SocketOptionExtensions.TrySetOption(socket, AcmeOption.Colour, 1);
        SocketOptionExtensions.SetOption(socket: socket, key: TcpOption.KeepAliveTime, value: TimeSpan.FromHours(100));
        new SocketFactory { Backlog = 5, Socket = { NoDelay = true, Options = { KeepAlive = true, SendBufferSize = 1 } } }.Socket.Close();
        socket.Options.Set(AcmeOption.Colour, socket.Options.Get(AcmeOption.Colour));
        using KernelSocket? again = core is { State: not 0, IsReadable: true } ? core : null;
        again?.Shutdown(0);
    }

    private sealed class SocketFactory
    {
        public required int Backlog { get; init; }

        public Socket Socket { get; } = new(SocketType.Dgram, ProtocolType.Udp);
    }
}
