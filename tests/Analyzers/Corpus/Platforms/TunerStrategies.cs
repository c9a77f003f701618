// corpus: sockopt
using System.Buffers.Binary;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace Relay.Tuning;

public abstract class SocketTuner
{
    public static SocketTuner Create()
    {
        if (OperatingSystem.IsLinux())
        {
            return new LinuxTuner();
        }

        return OperatingSystem.IsWindows() ? new WindowsTuner() : new PlainTuner();
    }

    public virtual void Tune(Socket socket, TimeSpan unacknowledged)
    {
        socket.NoDelay = true;
        socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, true);
    }

    private sealed class PlainTuner : SocketTuner;
}

[SupportedOSPlatform("linux")]
internal sealed class LinuxTuner : SocketTuner
{
    private const int IPPROTO_TCP = 6;
    private const int TCP_USER_TIMEOUT = 18;
    private const int TCP_QUICKACK = 12;

    public override void Tune(Socket socket, TimeSpan unacknowledged)
    {
        base.Tune(socket, unacknowledged);
        byte[] milliseconds = BitConverter.GetBytes((int)unacknowledged.TotalMilliseconds);
        socket.SetRawSocketOption(IPPROTO_TCP, {|SOPT1008:TCP_USER_TIMEOUT|}, milliseconds);
        socket.SetRawSocketOption(optionLevel: IPPROTO_TCP, optionName: {|SOPT1008:TCP_QUICKACK|}, optionValue: BitConverter.GetBytes(1));
    }
}

[SupportedOSPlatform("windows")]
internal sealed class WindowsTuner : SocketTuner
{
    public override void Tune(Socket socket, TimeSpan unacknowledged)
    {
        base.Tune(socket, unacknowledged);

        // SIO_TCP_INFO_v0 and its like are for reading; what there is to set is the initial retransmission timeout.
        byte[] rto = new byte[8];
        BinaryPrimitives.WriteUInt16LittleEndian(rto, 500);
        rto[2] = 3;
        socket.IOControl(unchecked((int)0x98000011), rto, null);
    }
}

public static class BufferReport
{
    /// <summary>How much is in flight, where there is a way to know.</summary>
    public static int? Unsent(Socket socket)
    {
        if (!RuntimeInformation.IsOSPlatform(OSPlatform.OSX))
        {
            return null;
        }

        byte[] count = new byte[4];
        socket.GetRawSocketOption(0xffff, {|SOPT1008:0x1024|}, count); // SO_NWRITE
        return MemoryMarshal.Read<int>(count);
    }
}
