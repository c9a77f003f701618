namespace Sockopt;

/// <summary>A number that is on or off.</summary>
/// <remarks>The BSDs read a flag back as its bit (SO_KEEPALIVE reads 8), so anything but zero is on.</remarks>
internal sealed class FlagCodec : NumberCodec<bool>
{
    public FlagCodec()
        : base(new NumberWire(NumberForm.Int32))
    {
    }

    private FlagCodec(NumberWire[] wires)
        : base(wires)
    {
    }

    private protected override NumberCodec<bool> With(NumberWire[] wires) => new FlagCodec(wires);

    private protected override long ToNumber(bool value) => value ? 1 : 0;

    private protected override bool FromNumber(long number) => number != 0;
}
