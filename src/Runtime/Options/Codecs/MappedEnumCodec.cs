using System.Runtime.CompilerServices;

namespace Sockopt;

/// <summary>An enumeration whose members have other numbers on each system. Generated code derives from it and hands over
/// the numbers of its table.</summary>
/// <typeparam name="T">An enumeration over <c>int</c>.</typeparam>
/// <remarks>Nothing is lost: a positive number that the table does not know becomes the negative enumeration value of the same
/// size, and is turned back when it is set. Zero is zero, also where no member has it.</remarks>
public abstract class MappedEnumCodec<T> : OptionCodec<T>
    where T : struct, Enum
{
    /// <summary>What stands in <see cref="Numbers"/> for a member that a system does not have.</summary>
    protected const int Absent = OptionId.None;

    /// <summary>The numbers, member by member: the enumeration's own value, and the number on each system in the order of
    /// <see cref="OptionAbi"/>.</summary>
    protected abstract ReadOnlySpan<int> Numbers { get; }

    private static int Columns => (int)OptionAbi.Unknown + 1;

    /// <inheritdoc/>
    public sealed override int Size(OptionAbi abi) => sizeof(int);

    /// <inheritdoc/>
    public sealed override int Encode(T value, Span<byte> destination, OptionAbi abi, string optionName) =>
        OptionCodec.Int32.Encode(ToNumber(value, abi, optionName), destination, abi, optionName);

    /// <inheritdoc/>
    public sealed override T Decode(ReadOnlySpan<byte> source, OptionAbi abi) =>
        FromNumber(OptionCodec.Int32.Decode(source, abi), abi);

    /// <inheritdoc/>
    public sealed override Errno Check(ReadOnlySpan<byte> source, OptionDialect dialect) =>
        source.Length < sizeof(int) || OptionCodec.Int32.Decode(source, OptionAbi.Core) < 0 ? Errno.EINVAL : Errno.Success;

    /// <summary>The number of a member on a system.</summary>
    public int ToNumber(T value, OptionAbi abi, string optionName)
    {
        int member = Unsafe.BitCast<T, int>(value);
        if (member < 0)
        {
            return -member;
        }

        ReadOnlySpan<int> numbers = Numbers;
        for (int row = 0; row < numbers.Length; row += Columns)
        {
            if (numbers[row] == member && Number(numbers, row, abi) is var number && number != Absent)
            {
                return number;
            }
        }

        return member == 0
            ? 0
            : throw new ArgumentOutOfRangeException(nameof(value), value, $"{optionName}: {value} does not exist on {abi}.");
    }

    /// <summary>The member that has a number on a system.</summary>
    public T FromNumber(int number, OptionAbi abi)
    {
        ReadOnlySpan<int> numbers = Numbers;
        for (int row = 0; row < numbers.Length; row += Columns)
        {
            if (Number(numbers, row, abi) == number && number != Absent)
            {
                return ToMember(numbers[row]);
            }
        }

        return ToMember(number > 0 ? -number : number);
    }

    private static T ToMember(int value) => Unsafe.BitCast<int, T>(value);

    // A system that the table has no column for has none of the members.
    private static int Number(ReadOnlySpan<int> numbers, int row, OptionAbi abi) =>
        abi == OptionAbi.Unknown ? Absent : numbers[row + 1 + (int)abi];
}
