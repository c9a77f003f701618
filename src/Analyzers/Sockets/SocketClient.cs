using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Sockopt.Analyzers.Calls;

namespace Sockopt.Analyzers.Sockets;

/// <summary>The framework's types that have a socket inside: UdpClient, TcpClient and TcpListener.</summary>
internal static class SocketClient
{
    /// <summary>Whether a type is one of them, or the socket itself; classes derived from them are not.</summary>
    public static bool IsSocketOrClient(ITypeSymbol? type, SocketTypes types) =>
        type is { Name: "Socket" or "UdpClient" or "TcpClient" or "TcpListener" }
        && ReferenceEquals(type.ContainingNamespace, types.Socket?.ContainingNamespace);

    /// <summary>What has the socket inside, if an expression is its property for it; else null.</summary>
    public static IOperation? Of(IOperation expression, SocketTypes types) =>
        expression is IPropertyReferenceOperation { Property: { Name: "Client" or "Server" } property, Instance: { } client }
        && IsSocketOrClient(property.ContainingType, types)
            ? client
            : null;
}
