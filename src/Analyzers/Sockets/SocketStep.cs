using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Sockopt.Analyzers.Calls;

namespace Sockopt.Analyzers.Sockets;

/// <summary>What the framework's methods and constructors do to a socket's phase, once they have returned.</summary>
internal static class SocketStep
{
    /// <summary>What a method has done when it returns, or null if the socket is no longer what it was.</summary>
    public static SocketPhase? Of(IInvocationOperation call, SocketTypes types)
    {
        IMethodSymbol method = call.TargetMethod;
        return SocketClient.IsSocketOrClient(method.ContainingType, types)
            ? (method.ContainingType.Name, method.Name) switch
            {
                (_, "Close" or "Dispose" or "Disconnect" or "EndDisconnect" or "DisconnectAsync" or "Stop") => null,
                ("Socket", "Bind") => SocketPhase.Bound,
                // What sends without an address of its own is given one first.
                ("Socket", "SendTo") or ("UdpClient", "Send") => SocketPhase.Bound,
                ("Socket", "Listen") or ("TcpListener", "Start") => SocketPhase.Bound | SocketPhase.Listening,
                (_, "Connect" or "EndConnect") => SocketPhase.Bound | SocketPhase.Connected,
                // With the name of a host it binds only when it has found the address.
                (_, "ConnectAsync") when IsAwaited(call) => SocketPhase.Bound | SocketPhase.Connected,
                _ => SocketPhase.None,
            }
            : SocketPhase.None;
    }

    /// <summary>What a constructor has done when it returns.</summary>
    public static SocketPhase Of(IObjectCreationOperation creation, SocketTypes types)
    {
        if (creation.Constructor is not { Parameters: [var first, ..] parameters }
            || !SocketClient.IsSocketOrClient(creation.Type, types))
        {
            return SocketPhase.None;
        }

        return (creation.Type!.Name, first.Type.Name) switch
        {
            ("UdpClient" or "TcpClient", "String") when parameters.Length == 2 => SocketPhase.Bound | SocketPhase.Connected,
            ("UdpClient" or "TcpClient", "IPEndPoint") => SocketPhase.Bound,
            ("UdpClient", "Int32") => SocketPhase.Bound,
            _ => SocketPhase.None,
        };
    }

    private static bool IsAwaited(IOperation operation) => operation.Parent switch
    {
        IAwaitOperation => true,
        IInvocationOperation { TargetMethod.Name: "ConfigureAwait" } configured =>
            configured.Instance == operation && IsAwaited(configured),
        _ => false,
    };
}
