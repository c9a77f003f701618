using System.Globalization;
using Sockopt.Generators.Model;

namespace Sockopt.Generators.Emit;

/// <summary>How parts of a model are spelled in C#.</summary>
internal static class CSharp
{
    /// <summary>The runtime's namespace, as generated code names it.</summary>
    public const string Runtime = "global::Sockopt";

    /// <summary>A number as headers write it: small ones in decimal digits, large ones in hexadecimal.</summary>
    public static string Number(long number) => number < 0x100
        ? number.ToString(CultureInfo.InvariantCulture)
        : "0x" + number.ToString("X4", CultureInfo.InvariantCulture);

    /// <summary>A string literal.</summary>
    public static string Literal(string text)
    {
        string escaped = text
            .Replace("\\", "\\\\").Replace("\"", "\\\"").Replace("\n", "\\n").Replace("\r", "\\r").Replace("\t", "\\t");
        return $"\"{escaped}\"";
    }

    /// <summary>The arguments of OptionId.Of and OptionLevel.Of: a number for each system that generated code can run
    /// on.</summary>
    public static string Numbers(AbiMap<long> numbers) => string.Join(
        ", ",
        from entry in numbers.Entries
        where Abis.Emitted.Contains(entry.Abi)
        select $"{entry.Abi.Name()}: {Number(entry.Value)}");

    /// <summary>The C# type of a value.</summary>
    public static string Type(ValueModel value, OutputSettings settings) =>
        value.IsDeclared ? $"global::{settings.Namespace}.{value.Type}" : value.Type;

    /// <summary>The codec of an option, as an expression.</summary>
    public static string Codec(OptionModel option, LevelOutput output) => option.OwnCodec is { } own
        ? OwnCodecsEmitter.Reference(own, output)
        : Codec(option.Value, output.Settings);

    /// <summary>The codec of a field of a struct, as an expression. Lengths are those of the struct's own codecs.</summary>
    public static string FieldCodec(ValueModel value, OutputSettings settings) =>
        value.HasLength ? OwnCodec.OfLength(value).Name
        : value.IsUnsignedInStructs ? $"{Runtime}.OptionCodec.Unsigned{value.Kind}"
        : Codec(value, settings);

    /// <summary>The member of OptionCodec for a kind that the table does not declare.</summary>
    public static string CodecOf(ValueKind kind) => kind switch
    {
        ValueKind.InterfaceIndex => "Int32",
        ValueKind.Fd => "Descriptor",
        _ => kind.ToString(),
    };

    /// <summary>A system of the runtime, as an expression.</summary>
    public static string System(Abi abi) => $"{Runtime}.OptionAbi.{abi}";

    /// <summary>The codec of a value that depends on nothing else in the table, as an expression.</summary>
    private static string Codec(ValueModel value, OutputSettings settings) => value.Kind switch
    {
        ValueKind.Enum => $"{Runtime}.OptionCodec.Enum<{Type(value, settings)}>()",
        ValueKind.MappedEnum or ValueKind.Struct => $"global::{settings.Namespace}.{TypeNames.CodecOf(value.Type)}.Instance",
        _ => $"{Runtime}.OptionCodec.{CodecOf(value.Kind)}",
    };

    /// <summary>A value that may not have been set yet, as an expression: references begin as null, which no codec
    /// writes.</summary>
    public static string OrUnset(string expression, ValueKind kind) => kind switch
    {
        ValueKind.IPv4 => $"{expression} ?? global::System.Net.IPAddress.Any",
        ValueKind.IPv6 => $"{expression} ?? global::System.Net.IPAddress.IPv6Any",
        ValueKind.Text => $"{expression} ?? \"\"",
        ValueKind.Bytes or ValueKind.Int32List or ValueKind.InstructionList => $"{expression} ?? []",
        ValueKind.SocketAddress => $"{expression} ?? new global::System.Net.IPEndPoint(global::System.Net.IPAddress.Any, 0)",
        _ => expression,
    };

    /// <summary>The attributes by which the compiler warns where an option does not exist.</summary>
    public static void WritePlatforms(SourceWriter writer, OptionModel option)
    {
        foreach (string platform in option.Platforms)
        {
            writer.Line($"[global::System.Runtime.Versioning.SupportedOSPlatformAttribute({Literal(platform)})]");
        }
    }

    /// <summary>The flags of an access.</summary>
    public static string Access(OptionAccess access) => access switch
    {
        OptionAccess.Get | OptionAccess.Set => $"{Runtime}.OptionAccess.Get | {Runtime}.OptionAccess.Set",
        _ => $"{Runtime}.OptionAccess.{access}",
    };
}
