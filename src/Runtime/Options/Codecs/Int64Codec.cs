namespace Sockopt;

/// <summary>A number whose .NET type is <see cref="long"/>.</summary>
internal sealed class Int64Codec : NumberCodec<long>
{
    public Int64Codec(NumberForm form)
        : base(new NumberWire(form))
    {
    }

    private Int64Codec(NumberWire[] wires)
        : base(wires)
    {
    }

    private protected override NumberCodec<long> With(NumberWire[] wires) => new Int64Codec(wires);

    private protected override long ToNumber(long value) => value;

    private protected override long FromNumber(long number) => number;
}
