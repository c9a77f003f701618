namespace Sockopt.Generators.Table.Json;

/// <content>Numbers: judged, not converted.</content>
internal sealed partial class JsonReader
{
    private JsonNumber? ReadNumber()
    {
        // The whole word is judged, so that 0x10 is one bad number and not a zero followed by something strange.
        int offset = _position;
        int length = WordLength(offset);

        TryTake('-');
        bool zero = TryTake('0');
        if (zero && IsDigit(Current))
        {
            Fail(offset, length, $"the number {Quote(offset, length)} has a leading zero");
            return null;
        }

        if (!zero && !TrySkipDigits())
        {
            return MissingDigit("after '-'");
        }

        if (TryTake('.') && !TrySkipDigits())
        {
            return MissingDigit("after '.'");
        }

        if (TryTake('e') || TryTake('E'))
        {
            _ = TryTake('+') || TryTake('-');
            if (!TrySkipDigits())
            {
                return MissingDigit("in the exponent");
            }
        }

        int rest = offset + length - _position;
        if (rest > 0)
        {
            Fail(offset, length, $"expected the number {Quote(offset, length - rest)} to end, found '{Quote(_position, rest)}'");
            return null;
        }

        return new JsonNumber(offset, length, _text.Substring(offset, length));

        JsonNumber? MissingDigit(string where)
        {
            Fail(offset, length, $"expected a digit {where} in the number {Quote(offset, length)}");
            return null;
        }
    }

    private bool TrySkipDigits()
    {
        int start = _position;
        while (IsDigit(Current))
        {
            _position++;
        }

        return _position > start;
    }

    private static bool IsDigit(char c) => c is >= '0' and <= '9';
}
