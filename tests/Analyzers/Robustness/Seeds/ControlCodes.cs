using System.Net.Sockets;

namespace Seeds;

internal static class ControlCodes
{
    private const int SioUdpConnectionReset = -1744830452;
    private const uint SIO_KEEPALIVE_VALS = 0x98000004;

    public static void KeepAlive(Socket socket, uint time, uint interval)
    {
        byte[] input = new byte[12];
        BitConverter.GetBytes(1u).CopyTo(input, 0);
        BitConverter.GetBytes(time).CopyTo(input, 4);
        BitConverter.GetBytes(interval).CopyTo(input, 8);
        socket.IOControl(IOControlCode.KeepAliveValues, input, null);
        socket.IOControl(unchecked((int)SIO_KEEPALIVE_VALS), input, null);
        socket.IOControl((IOControlCode)SIO_KEEPALIVE_VALS, input, Array.Empty<byte>());

        if (OperatingSystem.IsWindows())
        {
            socket.IOControl(SioUdpConnectionReset, new byte[] { 0 }, null);
            _ = socket.IOControl(IOControlCode.KeepAliveValues, input, new byte[4]);
        }

        if (!OperatingSystem.IsWindows())
        {
            return;
        }

        int length = socket.IOControl(IOControlCode.ReceiveAll, BitConverter.GetBytes(1), null);
        length += socket.IOControl(IOControlCode.DataToRead, null, new byte[4]);
        length += socket.IOControl(IOControlCode.NonBlockingIO, [1, 0, 0, 0], []);
        socket.IOControl(ioControlCode: unchecked((int)0x9800000C), optionOutValue: null, optionInValue: [0, 0, 0, 0]);
        Console.WriteLine(length);
    }

    public static void Unguarded(UdpClient client, TcpClient tcp, TcpListener listener)
    {
        client.Client.IOControl(SioUdpConnectionReset, [0, 0, 0, 0], null);
        client.AllowNatTraversal(true);
        tcp.Client?.IOControl(IOControlCode.KeepAliveValues, new byte[12], null);
        listener.Server.IOControl(unchecked((int)IOControlCode.AsyncIO), null, null);
        client.Client.SetIPProtectionLevel(IPProtectionLevel.Unrestricted);
    }
}
