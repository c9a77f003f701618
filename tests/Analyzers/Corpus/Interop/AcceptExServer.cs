using System;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace WinPipe.Native
{
    /// <summary>AcceptEx and ConnectEx leave sockets half-initialised. This finishes them.</summary>
    [SupportedOSPlatform("windows")]
    internal static class ExtendedSockets
    {
        [DllImport("ws2_32.dll", SetLastError = true)]
        private static extern int WSAGetLastError();

        public static void FinishAccept(Socket listener, Socket accepted)
        {
            byte[] handle = BitConverter.GetBytes(listener.Handle.ToInt64());
            accepted.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.UpdateAcceptContext, handle);
        }

        public static void FinishConnect(Socket connected)
        {
            connected.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.UpdateConnectContext, Array.Empty<byte>());
        }

        public static void Prepare(Socket socket, ExtendedOptions options)
        {
            if (options.HasFlag(ExtendedOptions.RoutingThroughLoopback))
                socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.UseLoopback, true);

            if (options.HasFlag(ExtendedOptions.AbandonOnClose))
                socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.DontLinger, false);

            if (options.HasFlag(ExtendedOptions.SharedEphemeralPorts))
                socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseUnicastPort, 1);

            if (options.HasFlag(ExtendedOptions.Teredo) && socket.AddressFamily == AddressFamily.InterNetworkV6)
                socket.SetIPProtectionLevel(IPProtectionLevel.Unrestricted);
        }

        public static Exception LastError()
        {
            return new SocketException(WSAGetLastError());
        }

        public static void UseFastLoopback(Socket socket)
        {
            // SIO_LOOPBACK_FAST_PATH; gone again in newer versions, which answer with an error that does not matter.
            const int fastPath = unchecked((int)0x98000010);
            try
            {
                socket.IOControl(fastPath, BitConverter.GetBytes(1), null);
            }
            catch (SocketException e)
            {
                if (e.SocketErrorCode != SocketError.OperationNotSupported)
                    throw;
            }
        }
    }

    [Flags]
    internal enum ExtendedOptions
    {
        None = 0,
        RoutingThroughLoopback = 1,
        AbandonOnClose = 2,
        SharedEphemeralPorts = 4,
        Teredo = 8,
    }
}
