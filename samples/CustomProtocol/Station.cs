namespace Sockopt.Samples.Bus;

/// <summary>What the bus knows of a socket, which is also what the generated dispatcher of its options asks.</summary>
internal sealed class Station : IBusLevel
{
    private BusLevelValues _values;
    private int _lost;

    public byte? Channel { get; set; }

    public byte Number { get; init; }

    public SocketName Name => BusName.Of(Channel ?? 0, Number);

    public ref BusLevelValues Values => ref _values;

    public required OptionDialect Dialect { get; init; }

    public Lock Gate { get; } = new();

    public void Lose() => Interlocked.Increment(ref _lost);

    public int TakeLost() => Interlocked.Exchange(ref _lost, 0);
}
