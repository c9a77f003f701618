namespace Sockopt.Bench;

/// <summary>The message of the conversations.</summary>
internal static class Message
{
    public const int Size = 64;

    public static int Fingerprint { get; } = Wire.Fingerprint(Create());

    public static byte[] Create()
    {
        byte[] message = new byte[Size];
        Write(message);
        return message;
    }

    /// <summary>Writes it where something else may have been received.</summary>
    public static void Write(Span<byte> message)
    {
        for (int i = 0; i < message.Length; i++)
        {
            message[i] = (byte)(i + 1);
        }
    }
}
