namespace Sockopt.Tests.Core;

/// <summary>Keys of <see cref="EchoProtocol"/>, as its author writes them without a table.</summary>
internal static class EchoKeys
{
    public static OptionKey<int> Shift => new("ECHO_SHIFT", Id(EchoProtocol.ShiftName), OptionCodec.Int32);

    /// <summary>An option that can only be set.</summary>
    public static WriteOnlyOptionKey<int> Push => new("ECHO_PUSH", Id(EchoProtocol.PushName), OptionCodec.Int32);

    /// <summary>An option without a value.</summary>
    public static WriteOnlyOptionKey<NoValue> Reset => new("ECHO_RESET", Id(EchoProtocol.ResetName), OptionCodec.None);

    private static OptionId Id(int name) => OptionId.Of(OptionLevel.Of(EchoProtocol.Level), core: name);
}
