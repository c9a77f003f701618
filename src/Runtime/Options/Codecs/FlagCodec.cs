namespace Sockopt;

/// <summary>An <c>int</c> that is on or off.</summary>
/// <remarks>The BSDs read a flag back as its bit (SO_KEEPALIVE reads 8), so anything but zero is on.</remarks>
internal sealed class FlagCodec : ScalarCodec<bool>
{
    public override int ToInt32(bool value, OptionAbi abi, string optionName) => value ? 1 : 0;

    protected override bool FromInt32(int value, OptionAbi abi) => value != 0;
}
