using System;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace Portable.Sockets
{
    /// <summary>Numbers of options that differ by system, chosen once.</summary>
    internal static class NativeOption
    {
        private static readonly bool IsLinux = RuntimeInformation.IsOSPlatform(OSPlatform.Linux);
        private static readonly bool IsMac = RuntimeInformation.IsOSPlatform(OSPlatform.OSX);
        private static readonly bool IsFreeBsd = RuntimeInformation.IsOSPlatform(OSPlatform.Create("FREEBSD"));

        public static readonly int SolSocket = IsLinux ? 1 : 0xffff;
        public static readonly int ReusePort = IsLinux ? 15 : IsMac || IsFreeBsd ? 0x200 : -1;
        public static readonly int NotSentLowWater = IsLinux ? 25 : IsMac ? 0x201 : -1;

        public static int ConnectTimeout => IsMac ? 0x20 : IsFreeBsd ? 0x80 : -1;
    }

    public sealed class PortableOptions
    {
        private readonly Socket _socket;

        public PortableOptions(Socket socket) => _socket = socket;

        public bool ReusePort
        {
            get => GetInt(NativeOption.SolSocket, NativeOption.ReusePort) != 0;
            set => SetInt(NativeOption.SolSocket, NativeOption.ReusePort, value ? 1 : 0);
        }

        public int NotSentLowWater
        {
            get => GetInt((int)ProtocolType.Tcp, NativeOption.NotSentLowWater);
            set => SetInt((int)ProtocolType.Tcp, NativeOption.NotSentLowWater, value);
        }

        public TimeSpan ConnectTimeout
        {
            set => SetInt((int)ProtocolType.Tcp, NativeOption.ConnectTimeout, (int)value.TotalSeconds);
        }

        private int GetInt(int level, int name)
        {
            if (name < 0)
                return 0;

            Span<byte> value = stackalloc byte[4];
            _socket.GetRawSocketOption(level, name, value);
            return BitConverter.ToInt32(value);
        }

        private void SetInt(int level, int name, int value)
        {
            if (name >= 0)
                _socket.SetRawSocketOption(level, name, MemoryMarshal.AsBytes(new ReadOnlySpan<int>(in value)));
        }
    }
}
