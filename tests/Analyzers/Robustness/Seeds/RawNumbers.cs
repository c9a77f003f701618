using System.Buffers.Binary;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace Seeds;

internal static class Native
{
    public const int SOL_SOCKET = 1;
    public const int SO_REUSEPORT = 0xf;
    internal const int IPPROTO_TCP = 6;
    internal static readonly int TCP_USER_TIMEOUT = 18;
    public const byte SO_TYPE = 3;
}

internal sealed class RawNumbers(Socket socket)
{
    public void Set(int milliseconds)
    {
        socket.SetRawSocketOption(Native.SOL_SOCKET, Native.SO_REUSEPORT, BitConverter.GetBytes(1));
        socket.SetRawSocketOption((int)SocketOptionLevel.Socket, (int)SocketOptionName.ReuseAddress, BitConverter.GetBytes(1));
        socket.SetRawSocketOption((int)SocketOptionLevel.Tcp, (int)SocketOptionName.TcpKeepAliveTime, BitConverter.GetBytes(60));
        socket.SetRawSocketOption(6, (int)SocketOptionName.NoDelay, [1, 0, 0, 0]);
        socket.SetRawSocketOption(Native.SOL_SOCKET, Native.SO_TYPE, new byte[4]);
        socket.SetRawSocketOption(0xffff, 0x1008, new byte[4]);

        if (OperatingSystem.IsLinux())
        {
            socket.SetRawSocketOption(6, 18, BitConverter.GetBytes(5000));
            socket.SetRawSocketOption(6, 18, BitConverter.GetBytes(milliseconds));
            socket.SetRawSocketOption(Native.IPPROTO_TCP, Native.TCP_USER_TIMEOUT, BitConverter.GetBytes(milliseconds * 2));
            socket.SetRawSocketOption(6, 13, "cubic"u8);
            socket.SetRawSocketOption(1, 25, System.Text.Encoding.UTF8.GetBytes("eth0\0"));
            Span<byte> value = stackalloc byte[4];
            BinaryPrimitives.WriteInt32LittleEndian(value, 1);
            socket.SetRawSocketOption(6, 12, value);
            MemoryMarshal.Write(value, 5);
            socket.SetRawSocketOption(optionValue: value, optionLevel: 6, optionName: 23);
            int length = socket.GetRawSocketOption(6, 11, new byte[104]);
            socket.GetRawSocketOption(1, 4, value);
            int mark = socket.GetRawSocketOption(1, 36, value) == 4 ? BinaryPrimitives.ReadInt32LittleEndian(value) : length;
            Console.WriteLine(mark);
        }
        else if (OperatingSystem.IsMacOS())
        {
            socket.SetRawSocketOption(6, 0x10, BitConverter.GetBytes(60));
            socket.SetRawSocketOption(0xffff, 0x0200, BitConverter.GetBytes(1));
        }
        else
        {
            socket.SetRawSocketOption(0xffff, -5, BitConverter.GetBytes(1));
            socket.SetRawSocketOption(6, 3, new byte[] { 60, 0, 0, 0 }.AsSpan(0, 4));
        }
    }

    [SupportedOSPlatform("linux")]
    public void Cork(bool on) => socket.SetRawSocketOption(6, 3, BitConverter.GetBytes(on ? 1 : 0));
}
