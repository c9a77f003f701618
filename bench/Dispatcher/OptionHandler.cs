namespace Sockopt.Bench;

internal delegate Errno OptionSetter(KeptSocket socket, ReadOnlySpan<byte> value);

internal delegate Errno OptionGetter(KeptSocket socket, Span<byte> value, out int length);

/// <summary>What stands in a dictionary of options: how one option is set and read.</summary>
internal sealed record OptionHandler(OptionId Id, OptionSetter Set, OptionGetter Get);
