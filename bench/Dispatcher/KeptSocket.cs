namespace Sockopt.Bench;

/// <summary>A socket that does nothing but keep its options, as the socket of the core keeps them.</summary>
internal sealed class KeptSocket
{
    private SocketLevelValues _values;

    public ref SocketLevelValues Values => ref _values;

    public OptionDialect Dialect { get; } = OptionDialect.OpenBsd;

    public Lock Gate { get; } = new();

    public Errno KeepLinger(Linger value)
    {
        lock (Gate)
        {
            _values.Linger = value;
            return Errno.Success;
        }
    }
}
