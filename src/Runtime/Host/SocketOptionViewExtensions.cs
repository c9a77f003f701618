using System.Net.Sockets;

namespace Sockopt;

/// <summary>The view of the options of a socket.</summary>
public static class SocketOptionViewExtensions
{
    extension(Socket socket)
    {
        /// <summary>The options of the socket as properties: <c>socket.Options.TcpNoDelay = true</c>.</summary>
        /// <inheritdoc cref="SocketOptionView" path="/remarks"/>
        public SocketOptionView Options => new(socket);
    }
}
