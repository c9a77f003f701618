using Sockopt.Analyzers.Catalog;

namespace Sockopt.CodeFixes.Values;

/// <summary>Writes a value that was handed over as bytes as the framework takes it.</summary>
internal static class FrameworkValue
{
    /// <summary>The value, or null where it is not certain to mean the same.</summary>
    public static string? Write(CatalogOption option, WrittenValue value) => value switch
    {
        WrittenBytes bytes => TypedValue.ToNumber(bytes) is { } number ? Write(option, number) : null,
        WrittenFlag flag => option.Value == "flag" ? flag.Syntax.ToString() : null,
        WrittenInteger { Size: sizeof(int) } number => (option.Value, number.IsSigned) switch
        {
            ("flag", _) => ValueText.AsFlag(number),
            ("int32" or "seconds", true) => ValueText.Of(number),
            _ => null,
        },
        _ => null,
    };
}
