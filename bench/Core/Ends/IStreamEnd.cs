namespace Sockopt.Bench;

/// <summary>One end of a connection, as its users have it. Implemented by structs, so that each loop is compiled for its
/// contestant alone.</summary>
internal interface IStreamEnd : IDisposable
{
    /// <summary>Sends all of it.</summary>
    void Send(ReadOnlyMemory<byte> data);

    /// <summary>Receives until the destination is full.</summary>
    /// <returns>False if the stream ends before.</returns>
    bool TryReceive(Memory<byte> destination);
}
