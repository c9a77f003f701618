using System.Text;
using Sockopt.Conformance.Notation;

namespace Sockopt.Conformance.Running;

/// <summary>Values of options as bytes. The structs have the same layout on every 64-bit system that has them.</summary>
internal static class OptionBytes
{
    private const int LongestText = 256;

    /// <summary>The bytes of a value, in the machine's byte order.</summary>
    public static byte[] Of(OptionValue value, Descriptors descriptors) => value switch
    {
        OptionValue.Int32 number => BitConverter.GetBytes(number.Value),
        OptionValue.Octet octet => [octet.Value],
        OptionValue.Text text => Encoding.Latin1.GetBytes(text.Value),
        OptionValue.Linger linger => [.. BitConverter.GetBytes(linger.On), .. BitConverter.GetBytes(linger.Seconds)],
        OptionValue.TimeValue time => [.. BitConverter.GetBytes(time.Seconds), .. BitConverter.GetBytes(time.Microseconds)],
        OptionValue.Membership member => [.. member.Group.GetAddressBytes(), .. member.Interface.GetAddressBytes()],
        OptionValue.Descriptor descriptor => BitConverter.GetBytes(descriptors.Find(descriptor.Operand)),
        OptionValue.Splice splice =>
        [
            .. BitConverter.GetBytes((long)(uint)descriptors.Find(splice.Drain)),
            .. BitConverter.GetBytes(splice.Maximum),
            .. BitConverter.GetBytes(splice.IdleSeconds),
            .. BitConverter.GetBytes(0L),
        ],
        _ => throw new InvalidOperationException($"{value}"),
    };

    /// <summary>The length of the buffer that a form is read into.</summary>
    public static int Length(OptionForm form) => form switch
    {
        OptionForm.Int32 or OptionForm.Error => sizeof(int),
        OptionForm.Int64 or OptionForm.Linger => sizeof(long),
        OptionForm.TimeValue => 2 * sizeof(long),
        OptionForm.Text => LongestText,
        _ => throw new InvalidOperationException($"{form}"),
    };

    /// <summary>Adds what was read to an answer; nothing if it is too short for that.</summary>
    public static StepAnswer Read(StepAnswer answer, OptionForm form, ReadOnlySpan<byte> value, Func<int, Errno> errorOf) =>
        form switch
        {
            OptionForm.Text => answer.With(AnswerKey.Data, new AnswerValue.Bytes(value.TrimEnd((byte)0).ToArray())),
            OptionForm.Int32 when value.Length is > 0 and < sizeof(int) => answer.With(AnswerKey.Int, value[0]),
            _ when value.Length < Length(form) => answer,
            OptionForm.Int32 => answer.With(AnswerKey.Int, Int32(value, 0)),
            OptionForm.Error => answer.With(AnswerKey.Err, new AnswerValue.Error(errorOf(Int32(value, 0)))),
            OptionForm.Int64 => answer.With(AnswerKey.Int, BitConverter.ToInt64(value)),
            OptionForm.Linger => answer.With(AnswerKey.Linger, new AnswerValue.Pair(Int32(value, 0), Int32(value, 1))),
            OptionForm.TimeValue => answer.With(
                AnswerKey.Tv, new AnswerValue.Pair(BitConverter.ToInt64(value), BitConverter.ToInt64(value[sizeof(long)..]))),
            _ => throw new InvalidOperationException($"{form}"),
        };

    private static int Int32(ReadOnlySpan<byte> value, int index) => BitConverter.ToInt32(value[(index * sizeof(int))..]);
}
