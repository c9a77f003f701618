using System.Globalization;

namespace Sockopt.Generators.Model;

/// <summary>A codec that depends on what the table says of an option beyond the kind of its value: on a length, on a range, or
/// on how a number travels.</summary>
/// <param name="Value">The kind of the value.</param>
/// <param name="Range">The values that systems take, if not all that the kind has.</param>
/// <param name="Wire">How its number travels where it is not an int in the machine's byte order.</param>
internal sealed record OwnCodec(ValueModel Value, PerAbi<NumberRange>? Range, AbiMap<WireForm> Wire)
{
    /// <summary>What it is called among the codecs of its level: after all that makes it differ.</summary>
    public string Name
    {
        get
        {
            string name = Value.Kind + (Value.Maximum > 0 ? Text(Value.Maximum) : "");
            if (Range is { } range)
            {
                name += Text(range.Default)
                    + string.Concat(range.Overrides.Entries.Select(entry => $"On{entry.Abi}{Text(entry.Value)}"));
            }

            return name + string.Concat(
                Wire.Entries.GroupBy(entry => entry.Value, (form, group) => $"{form}On{string.Concat(group.Select(entry => entry.Abi))}"));
        }
    }

    private static string Text(NumberRange range) => $"From{Text(range.Minimum)}To{Text(range.Maximum)}";

    private static string Text(long number) =>
        number < 0 ? "Minus" + number.ToString(CultureInfo.InvariantCulture).Substring(1) : number.ToString(CultureInfo.InvariantCulture);
}
