namespace Sockopt;

/// <summary>A number whose .NET type is <see cref="int"/>.</summary>
internal sealed class Int32Codec : NumberCodec<int>
{
    public Int32Codec(NumberForm form)
        : base(new NumberWire(form))
    {
    }

    private Int32Codec(NumberWire[] wires)
        : base(wires)
    {
    }

    private protected override NumberCodec<int> With(NumberWire[] wires) => new Int32Codec(wires);

    private protected override long ToNumber(int value) => value;

    private protected override int FromNumber(long number) => (int)number;
}
