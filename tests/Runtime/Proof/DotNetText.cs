using System.Collections;
using System.Globalization;
using System.Net;
using System.Reflection;
using System.Runtime.InteropServices;
using Sockopt.Generators.Model;

namespace Sockopt.Tests.Proof;

/// <summary>A .NET value of an option in the words of <see cref="WireText"/>.</summary>
internal static class DotNetText
{
    public static string Of(OptionModel option, object? value) => Of(option.Value, value);

    private static string Of(ValueModel model, object? value) => (model.Kind, value) switch
    {
        (ValueKind.Struct, not null) => string.Join(", ", WireValue.Model(model).Members
            .Where(field => field.Offsets.Has(Abi.Linux))
            .Select(field => $"{field.Id}: {Of(field.Value, Property(value, field.Id))}")),
        (ValueKind.None, _) => "",
        (ValueKind.Fd, SafeHandle) => "a descriptor",
        (_, bool flag) => flag ? "true" : "false",
        (_, TimeSpan time) => Microseconds(time),
        (_, Linger linger) => $"{(linger.Enabled ? "true" : "false")} {Microseconds(linger.Interval)}",
        (_, byte[] bytes) => Convert.ToHexString(bytes),
        (_, IPEndPoint or IPAddress or string or Guid) => value.ToString()!,
        (ValueKind.SocketAddress, null) => "none",
        (ValueKind.Int32List, IEnumerable numbers) => string.Join(", ", numbers.Cast<int>().Select(number => Of(model, number))),
        (ValueKind.InstructionList, BpfInstruction[] program) => string.Join(", ", program.Select(
            part => FormattableString.Invariant($"{part.Code} {part.JumpTrue} {part.JumpFalse} {part.Operand}"))),
        (_, Enum or int or long) => Convert.ToInt64(value, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture),
        _ => $"{value?.GetType().Name ?? "null"}, which no {model.Name} is",
    };

    private static object? Property(object value, string name)
    {
        PropertyInfo? property = value.GetType().GetProperty(name);
        Assert.True(property is not null, $"{value.GetType().Name} has no property {name}");
        return property.GetValue(value);
    }

    private static string Microseconds(TimeSpan time) =>
        $"{(time.Ticks / TimeSpan.TicksPerMicrosecond).ToString(CultureInfo.InvariantCulture)} us";
}
