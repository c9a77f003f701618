namespace Sockopt;

/// <content>The sizes and low-water marks of the buffers (S8.3, S13.4).</content>
public sealed partial class KernelSocket
{
    /// <summary>soreserve. Under the lock of the connection.</summary>
    internal Errno Reserve(int send, int receive)
    {
        StackLimits limits = Stack.Limits;
        if (!Fit(ref send, limits.MaximumSendBufferSize) || !Fit(ref receive, limits.MaximumReceiveBufferSize))
        {
            return Errno.ENOBUFS;
        }

        SetHighWater(SendBuffer, send);
        SetHighWater(ReceiveBuffer, receive);
        SendBuffer.LowWater = Math.Min(Profile.InitialSendLowWater, send);
        ReceiveBuffer.LowWater = 1;
        PublishLimits();
        return Errno.Success;

        bool Fit(ref int size, int maximum)
        {
            size = Profile.OversizedBufferIsCapped ? Math.Min(size, maximum) : size;
            size = Stack.Pool.IsShort ? Math.Min(size, Cluster.SmallSize) : size;
            return size > 0 && size <= maximum;
        }
    }

    internal Errno SetSendBufferSize(int value) => SetBufferSize(
        SendBuffer,
        value,
        Profile.MinimumSendBufferSize,
        Stack.Limits.MaximumSendBufferSize,
        SocketState.CannotSendMore);

    internal Errno SetReceiveBufferSize(int value) => SetBufferSize(
        ReceiveBuffer,
        value,
        Profile.MinimumReceiveBufferSize,
        Stack.Limits.MaximumReceiveBufferSize,
        SocketState.CannotReceiveMore);

    internal Errno SetSendLowWater(int value)
    {
        if (Profile.SendLowWaterIsFixed)
        {
            return Errno.ENOPROTOOPT;
        }

        SetLowWater(SendBuffer, value);
        return Errno.Success;
    }

    internal Errno SetReceiveLowWater(int value)
    {
        SetLowWater(ReceiveBuffer, value);
        return Errno.Success;
    }

    private Errno SetBufferSize(SocketBuffer buffer, int value, int minimum, int maximum, SocketState shutDown)
    {
        using ConnectionHold hold = Hold();
        if (Profile.BufferSizeIsFixedAfterShutdown && Is(shutDown))
        {
            return Errno.EINVAL;
        }

        if (Profile.OversizedBufferIsCapped)
        {
            // Linux compares unsigned.
            value = (int)Math.Min((uint)value, (uint)maximum);
        }
        else if (value > maximum || (value > buffer.HighWater && Stack.Pool.IsShort))
        {
            // S8.4: no growth while storage is short.
            return Errno.ENOBUFS;
        }

        long size = Math.Min((long)value * Profile.BufferSizeFactor, int.MaxValue);
        SetHighWater(buffer, (int)Math.Max(size, minimum));
        PublishLimits();
        WakeAll();
        return Errno.Success;
    }

    // sbreserve takes the low-water mark down with it (S8.3).
    private void SetHighWater(SocketBuffer buffer, int size)
    {
        buffer.HighWater = size;
        if (Profile.LowWaterIsCapped)
        {
            buffer.LowWater = Math.Min(buffer.LowWater, size);
        }
    }

    private void SetLowWater(SocketBuffer buffer, int value)
    {
        using ConnectionHold hold = Hold();
        if (value <= 0)
        {
            value = value < 0 && Profile.NegativeLowWaterIsHighest ? int.MaxValue : 1;
        }

        buffer.LowWater = Profile.LowWaterIsCapped ? Math.Min(value, buffer.HighWater) : value;
        PublishLimits();
        WakeAll();
    }

    // The dispatcher answers from these values without a lock.
    private void PublishLimits()
    {
        _values.SendBufferSize = SendBuffer.HighWater;
        _values.ReceiveBufferSize = ReceiveBuffer.HighWater;
        _values.SendLowWater = SendBuffer.LowWater;
        _values.ReceiveLowWater = ReceiveBuffer.LowWater;
    }
}
