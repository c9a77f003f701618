using System.Globalization;

namespace Sockopt.Generators.Model;

/// <summary>A codec that depends on a length of the table: of text and bytes, or of a number that is one byte on some
/// systems.</summary>
internal sealed record OwnCodec(ValueModel Value, EquatableArray<Abi> OneByteOn)
{
    /// <summary>What it is called among the codecs of its level.</summary>
    public string Name => OneByteOn.Count > 0
        ? $"{Value.Kind}ByteOn{string.Concat(OneByteOn)}"
        : Value.Kind + Value.Maximum.ToString(CultureInfo.InvariantCulture);
}
