namespace Sockopt;

/// <summary>An <c>int</c> that counts a unit of time.</summary>
/// <remarks>A fraction of the unit is rounded up, so that no wait becomes shorter than was asked, and none becomes zero,
/// which often means "never".</remarks>
internal sealed class DurationCodec(long ticksPerUnit, string unit) : ScalarCodec<TimeSpan>
{
    public override int ToInt32(TimeSpan value, OptionAbi abi, string optionName)
    {
        long count = Durations.RoundUp(value, ticksPerUnit);
        return count is >= int.MinValue and <= int.MaxValue
            ? (int)count
            : throw new ArgumentOutOfRangeException(
                nameof(value), value, $"{optionName} counts {unit}, at most {int.MaxValue} of them.");
    }

    protected override TimeSpan FromInt32(int value, OptionAbi abi) => new(value * ticksPerUnit);
}
