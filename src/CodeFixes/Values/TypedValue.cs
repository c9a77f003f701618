using System.Text;
using Sockopt.Analyzers.Catalog;

namespace Sockopt.CodeFixes.Values;

/// <summary>Writes a value as the typed API takes it.</summary>
internal static class TypedValue
{
    /// <summary>The value of an option as its key takes it, or null where it is not certain to mean the same.</summary>
    /// <param name="option">The option.</param>
    /// <param name="value">The value as it is written.</param>
    public static string? Write(CatalogOption option, WrittenValue value) => value switch
    {
        WrittenFlag flag => option.Type == "bool" ? flag.Syntax.ToString() : null,
        WrittenInteger number => WriteNumber(option, number),
        WrittenText text => WriteText(option, text.Text),
        ComputedText text => option.Type == "string" ? text.Syntax.ToString() : null,
        WrittenLinger linger => option.Type == "Sockopt.Linger" && IsInRange(linger.Seconds, 0, ushort.MaxValue)
            ? $"new Linger({linger.Enabled}, TimeSpan.FromSeconds({ValueText.Of(linger.Seconds)}))"
            : null,
        WrittenBytes bytes => WriteBytes(option, bytes),
        _ => null,
    };

    private static string? WriteNumber(CatalogOption option, WrittenInteger number)
    {
        bool isRaw = number.Size is not null;
        if (isRaw && !HasLength(option, number.Size!.Value))
        {
            return null;
        }

        // The values of an option of the framework's are its own; timeouts are milliseconds there, and a struct everywhere else.
        return (option.Type, option.Value) switch
        {
            ("bool", _) => ValueText.AsFlag(number),
            _ when !IsAccepted(option, number) => null,
            ("int", "int32") when number.IsSigned || number.Constant is not null => ValueText.Of(number),
            ("int", "interfaceIndex") when !isRaw => ValueText.Of(number),
            ("long", "uint32") when !number.IsSigned || number.Constant >= 0 => ValueText.Of(number),
            ("long", "int64") => ValueText.Of(number),
            ("System.TimeSpan", "timeval") when !isRaw => Time("Milliseconds", number),
            ("System.TimeSpan", "seconds") => Time("Seconds", number),
            ("System.TimeSpan", "milliseconds") => Time("Milliseconds", number),
            ("System.TimeSpan", "microseconds") => Time("Microseconds", number),
            _ => null,
        };
    }

    // What a time below zero means differs from option to option.
    private static string? Time(string unit, WrittenInteger number) =>
        IsInRange(number, 0, int.MaxValue) && (number.IsSigned || number.Constant is not null)
            ? $"TimeSpan.From{unit}({ValueText.Of(number)})"
            : null;

    // A zero at the end is how C ends a text, and the key adds it.
    private static string? WriteText(CatalogOption option, string text)
    {
        string content = text.EndsWith("\0", StringComparison.Ordinal) ? text.Substring(0, text.Length - 1) : text;
        return option.Type == "string"
            && content.IndexOf('\0') < 0
            && MaximumLength(option) is { } maximum
            && Encoding.UTF8.GetByteCount(content) <= maximum
                ? ValueText.Of(content)
                : null;
    }

    private static string? WriteBytes(CatalogOption option, WrittenBytes bytes)
    {
        if (option.Type == "byte[]")
        {
            return MaximumLength(option) is { } maximum && bytes.Bytes.Length > 0 && bytes.Bytes.Length <= maximum
                ? bytes.Syntax.ToString()
                : null;
        }

        return ToNumber(bytes) is { } number ? WriteNumber(option, number) : null;
    }

    /// <summary>The number that bytes are on the systems that .NET runs on, whose least significant byte is the first.</summary>
    internal static WrittenInteger? ToNumber(WrittenBytes bytes)
    {
        if (bytes.Bytes.Length != sizeof(int))
        {
            return null;
        }

        int number = bytes.Bytes[0] | bytes.Bytes[1] << 8 | bytes.Bytes[2] << 16 | bytes.Bytes[3] << 24;
        return new WrittenInteger(Syntax: null, number, sizeof(int), IsSigned: true);
    }

    private static bool HasLength(CatalogOption option, int length) =>
        AbiSet.Hosts.All(abi => option.Numbers[abi] is null || option.Length[abi] == length);

    private static bool IsAccepted(CatalogOption option, WrittenInteger number) =>
        AbiSet.Hosts.All(abi =>
            option.Numbers[abi] is null
            || option.Range[abi] is not { } range
            || IsInRange(number, range.Minimum, range.Maximum));

    private static bool IsInRange(WrittenInteger number, long minimum, long maximum) =>
        number.Constant is not { } constant || (constant >= minimum && constant <= maximum);

    // text(16), bytes(44)
    private static int? MaximumLength(CatalogOption option)
    {
        int open = option.Value.IndexOf('(');
        return open > 0 && int.TryParse(option.Value.Substring(open + 1).TrimEnd(')'), out int maximum) ? maximum : null;
    }
}
