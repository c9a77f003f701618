namespace Sockopt.Tests.Core;

/// <summary>What a socket pays for messages that lie elsewhere.</summary>
internal static class MessagePayment
{
    /// <summary>The bytes that it is charged for, and the messages.</summary>
    public static (int Bytes, long Messages) Of(KernelSocket socket)
    {
        using ConnectionHold hold = socket.Hold();
        return (socket.SendBuffer.Charged, socket.SendBuffer.ChargedStorage / 256);
    }
}
