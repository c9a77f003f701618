namespace Sockopt;

/// <summary>A number that counts a unit of time.</summary>
/// <remarks>A fraction of the unit is rounded up, and below zero down, so that no wait becomes shorter than was asked, and none
/// becomes zero, which often means "never".</remarks>
internal sealed class DurationCodec : NumberCodec<TimeSpan>
{
    private readonly long _ticksPerUnit;
    private readonly string _unit;

    public DurationCodec(long ticksPerUnit, string unit, NumberForm form)
        : this(ticksPerUnit, unit, new NumberWire(form))
    {
    }

    public DurationCodec(long ticksPerUnit, string unit, NumberWire wire)
        : base(wire) =>
        (_ticksPerUnit, _unit) = (ticksPerUnit, unit);

    private DurationCodec(long ticksPerUnit, string unit, NumberWire[] wires)
        : base(wires) =>
        (_ticksPerUnit, _unit) = (ticksPerUnit, unit);

    private protected override NumberCodec<TimeSpan> With(NumberWire[] wires) => new DurationCodec(_ticksPerUnit, _unit, wires);

    private protected override long ToNumber(TimeSpan value) => Durations.RoundUp(value, _ticksPerUnit);

    // Only 64 bits count more than a TimeSpan holds, and those have no sign.
    private protected override TimeSpan FromNumber(long number) =>
        number > TimeSpan.MaxValue.Ticks / _ticksPerUnit ? TimeSpan.MaxValue : new(number * _ticksPerUnit);

    private protected override string Refusal(TimeSpan value, long number, long minimum, long maximum) =>
        $"takes {minimum} to {maximum} {_unit}; {value} is {number}.";
}
