namespace Sockopt;

/// <summary>An <c>int</c>.</summary>
internal sealed class Int32Codec : ScalarCodec<int>
{
    public override int ToInt32(int value, OptionAbi abi, string optionName) => value;

    protected override int FromInt32(int value, OptionAbi abi) => value;
}
