namespace Sockopt.Bench;

/// <summary>One of two that send to each other, over a connection or by name, as its users have it. Implemented by structs, so that
/// each loop is compiled for its contestant alone.</summary>
internal interface IEnd : IDisposable
{
    /// <summary>Sends all of it.</summary>
    void Send(ReadOnlyMemory<byte> data);

    /// <summary>Receives until the destination is full.</summary>
    /// <returns>False if a stream ends before, or a message is shorter.</returns>
    bool TryReceive(Memory<byte> destination);
}
