namespace Sockopt.Bench;

/// <summary>What every end does in the same way.</summary>
internal static class StreamEndExtensions
{
    /// <summary>Receives until the destination is full, which has to come about.</summary>
    public static void Receive<TEnd>(this TEnd end, Memory<byte> destination)
        where TEnd : struct, IEnd
    {
        if (!end.TryReceive(destination))
        {
            throw new EndOfStreamException();
        }
    }
}
