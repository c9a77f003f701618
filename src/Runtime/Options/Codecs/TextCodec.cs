using System.Text;
using System.Text.Unicode;

namespace Sockopt;

/// <summary>Text in a buffer of at most so many bytes, ended by a zero byte where there is room for one.</summary>
internal sealed class TextCodec(int maximum) : OptionCodec<string>
{
    public override int Size(OptionAbi abi) => maximum;

    public override int Encode(string value, Span<byte> destination, OptionAbi abi, string optionName)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (Encoding.UTF8.GetByteCount(value) > maximum || value.Contains('\0', StringComparison.Ordinal))
        {
            throw new ArgumentException(
                $"{optionName} takes text of at most {maximum} bytes without a zero among them; \"{value}\" is not.",
                nameof(value));
        }

        return Encoding.UTF8.GetBytes(value, destination);
    }

    public override string Decode(ReadOnlySpan<byte> source, OptionAbi abi) => Encoding.UTF8.GetString(BeforeZero(source));

    // What is not UTF-8 would grow when it is decoded and encoded again, and not fit any more when it is read.
    public override Errno Check(ReadOnlySpan<byte> source, OptionDialect dialect) =>
        source.Length > maximum || !Utf8.IsValid(BeforeZero(source)) ? Errno.EINVAL : Errno.Success;

    private static ReadOnlySpan<byte> BeforeZero(ReadOnlySpan<byte> source) =>
        source.IndexOf((byte)0) is var end and >= 0 ? source[..end] : source;
}
