using System.Net.Sockets;

namespace Sockopt;

/// <summary>Sets SO_LINGER through the framework, which takes it as an object.</summary>
internal static class FrameworkLinger
{
    // The framework reads the object before it returns, so one a thread is enough, and a set allocates nothing.
    [ThreadStatic]
    private static LingerOption? _option;

    public static void Set(Socket socket, Linger linger, string optionName)
    {
        LingerOption option = _option ??= new LingerOption(false, 0);
        option.Enabled = linger.Enabled;
        option.LingerTime = LingerCodec.ToSeconds(linger, ushort.MinValue, ushort.MaxValue, optionName);
        socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.Linger, option);
    }
}
