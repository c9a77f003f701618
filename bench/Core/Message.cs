namespace Sockopt.Bench;

/// <summary>The small message that goes to the other end and back.</summary>
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

    /// <summary>Throws unless so many bytes are all of it: at the end of the stream a conversation would go on with what it
    /// sent itself.</summary>
    public static void ThrowUnlessWhole(long count)
    {
        if (count != Size)
        {
            throw new EndOfStreamException();
        }
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
