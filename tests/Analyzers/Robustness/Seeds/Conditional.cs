#define LINUX
#nullable enable
using System;
using System.Net.Sockets;
#if LINUX
using Opt = System.Net.Sockets.SocketOptionName;
#endif

[assembly: System.Runtime.Versioning.SupportedOSPlatform("linux")]

namespace Seeds
{
    /// <summary>See <see cref="Socket.SetSocketOption(SocketOptionLevel, SocketOptionName, int)"/>.</summary>
    public struct Conditional
    {
        private Socket? _socket;
        private byte[]? _buffer;

        public readonly Socket? Socket => _socket;

        public void Apply(object? state, int? value)
        {
            _socket ??= state as Socket ?? throw new ArgumentNullException(nameof(state));
            _socket?.SetSocketOption(SocketOptionLevel.Socket, Opt.Type, value ?? 1);
            Socket?.SetSocketOption(SocketOptionLevel.Socket, Opt.Type, 1);
            this.Socket!.SetSocketOption(SocketOptionLevel.Tcp, Opt.Debug, value is { } given ? given : 0);
            (state as TcpClient)?.Client?.SetSocketOption(SocketOptionLevel.Socket, Opt.NoDelay, true);
            if (state is Socket { Blocking: true } blocking and not { Connected: false }) blocking.SetRawSocketOption(1, 3, _buffer);
            if (state is not Socket socket) return;
            socket.SetRawSocketOption(6, 18, _buffer ??= BitConverter.GetBytes(5000));
#if LINUX
            socket.SetSocketOption(SocketOptionLevel.Socket, (Opt)15, 1);
            socket.SetRawSocketOption(1, 15,
#if DEBUG
                new byte[4]);
#else
                BitConverter.GetBytes(1));
#endif
#else
            socket.SetSocketOption(SocketOptionLevel.Socket, Opt.ExclusiveAddressUse, 1)
#endif
            socket.LingerState?.ToString();
            socket?.Dispose();
            _ = socket?.IOControl(IOControlCode.KeepAliveValues, null, null) is > 0 || state is TcpListener { Server.DualMode: true };
            var made = state is string ? new Socket(SocketType.Dgram, ProtocolType.Udp) : new Socket(SocketType.Stream, ProtocolType.Tcp);
            made.NoDelay = true; made.SetSocketOption(SocketOptionLevel.Socket, Opt.Error, 0); made.NoDelay = false;
            ref Socket? reference = ref _socket;
            reference!.SetSocketOption(SocketOptionLevel.Socket, Opt.Linger, value > 0);
        }
    }
}
