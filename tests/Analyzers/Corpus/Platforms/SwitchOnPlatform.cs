using System;
using System.Net;
using System.Net.Sockets;

namespace Mono.Daemon
{
    public static class ListenerFactory
    {
        public static Socket Create(IPEndPoint endPoint, int backlog)
        {
            Socket socket = new Socket(endPoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
            switch (Environment.OSVersion.Platform)
            {
                case PlatformID.Win32NT:
                case PlatformID.Win32Windows:
                    // On Windows SO_REUSEADDR would let anybody take the port away from us.
                    socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ExclusiveAddressUse, true);
                    socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.DontLinger, true);
                    break;

                case PlatformID.Unix:
                    // The framework sets SO_REUSEADDR by itself when it binds.
                    socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.OutOfBandInline, true);
                    break;

                default:
                    socket.Close();
                    throw new PlatformNotSupportedException();
            }

            socket.Bind(endPoint);
            socket.Listen(backlog);
            return socket;
        }

        public static Socket CreateModern(IPEndPoint endPoint)
        {
            Socket socket = new Socket(endPoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
            SocketOptionName? reuse = 0 switch
            {
                _ when OperatingSystem.IsWindows() => SocketOptionName.ExclusiveAddressUse,
                _ => null,
            };

            if (reuse is { } name)
            {
                socket.SetSocketOption(SocketOptionLevel.Socket, name, true);
            }

            socket.Bind(endPoint);
            socket.Listen();
            return socket;
        }

        public static int DefaultBuffer()
        {
            switch (Environment.OSVersion.Platform)
            {
                case PlatformID.Win32NT:
                    return 8192;
                case PlatformID.MacOSX:
                    return 131072;
                default:
                    return 87380;
            }
        }
    }
}
