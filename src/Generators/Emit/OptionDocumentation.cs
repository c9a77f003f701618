using Sockopt.Generators.Model;

namespace Sockopt.Generators.Emit;

/// <summary>The documentation comment of an option, from what the table says of it.</summary>
internal static class OptionDocumentation
{
    public static void Write(SourceWriter writer, LevelModel level, OptionModel option)
    {
        writer.Doc("summary", option.Summary);
        writer.Line("/// <remarks>");
        string[] paragraphs =
        [
            option.Remarks ?? "",
            option.VariantOf is { } original ? $"Another form of {original}." : "",
            Access(option),
            Unit(option.Value) + Range(option),
            Sockets(level, option) + State(option.When),
            SystemBySystem(option),
            $"{level.Name}, {option.Name}: {Numbers(option)}.",
            $"See {option.Source}.",
        ];
        foreach (string paragraph in paragraphs.Where(paragraph => paragraph.Length > 0))
        {
            writer.Doc("para", paragraph.TrimEnd());
        }

        writer.Line("/// </remarks>");
    }

    private static string Access(OptionModel option)
    {
        string access = option.Access.Default switch
        {
            OptionAccess.Get => "Get-only.",
            OptionAccess.Set => "Set-only.",
            _ => "Can be read and set.",
        };
        foreach (AbiEntry<OptionAccess> entry in option.Access.Overrides.Entries)
        {
            string directions = entry.Value switch
            {
                OptionAccess.Get => "it can only be read",
                OptionAccess.Set => "it can only be set",
                OptionAccess.None => "it can neither be read nor set",
                _ => "it can be read and set",
            };
            access += $" On {entry.Abi.Prose()} {directions}.";
        }

        if (option.ClearsOnGet)
        {
            access += " Reading clears it.";
        }

        return option.SetBy is { } framework
            ? $"{access} Set through the framework's {framework.Level}, {framework.Name}."
            : (option.KeyAccess & OptionAccess.Set) != 0 ? $"{access} Set by its number." : access;
    }

    private static string Unit(ValueModel value) => value.Kind switch
    {
        ValueKind.Seconds => "Whole seconds on the wire; a fraction is rounded up. ",
        ValueKind.Milliseconds => "Whole milliseconds on the wire; a fraction is rounded up. ",
        ValueKind.Microseconds => "Whole microseconds on the wire; a fraction is rounded up. ",
        ValueKind.Timeval =>
            "Microseconds on the wire, milliseconds through the framework and on Windows; a fraction is rounded up. ",
        ValueKind.Text => FormattableString.Invariant($"At most {value.Maximum} bytes of UTF-8. "),
        ValueKind.Bytes => FormattableString.Invariant($"At most {value.Maximum} bytes. "),
        ValueKind.InstructionList =>
            FormattableString.Invariant($"At most {value.Maximum} instructions of eight bytes (struct sock_filter). "),
        ValueKind.Int32List => FormattableString.Invariant($"At most {value.Maximum} numbers. "),
        _ => "",
    };

    private static string Range(OptionModel option)
    {
        string unit = option.Value.Kind switch
        {
            ValueKind.Seconds => " seconds",
            ValueKind.Milliseconds => " milliseconds",
            ValueKind.Microseconds => " microseconds",
            _ => "",
        };
        if (option.Range is not { } limits)
        {
            return option.Value.Kind == ValueKind.UInt32 ? FormattableString.Invariant($"Range: 0 to {uint.MaxValue}.") : "";
        }

        IEnumerable<string> exceptions = limits.Overrides.Entries.Select(
            entry => $"; on {entry.Abi.Prose()} {Prose(entry.Value)}{unit}");
        return $"Range: {Prose(limits.Default)}{unit}{string.Concat(exceptions)}.";
    }

    private static string Prose(NumberRange range) => FormattableString.Invariant($"{range.Minimum} to {range.Maximum}");

    private static string Sockets(LevelModel level, OptionModel option)
    {
        EquatableArray<string> domains = option.Domains.Count > 0 ? option.Domains : level.Domains;
        string types = option.Sockets.Count > 0 ? $"Socket types: {string.Join(", ", option.Sockets)}. " : "";
        return domains.Count > 0 ? $"{types}Domains: {string.Join(", ", domains)}. " : types;
    }

    private static string State(string? when) => when switch
    {
        "beforeBind" => "Set it before bind.",
        "beforeConnect" => "Set it before connect.",
        "beforeListen" => "Set it before listen.",
        "connected" => "The socket must be connected.",
        "listening" => "The socket must be listening.",
        _ => "",
    };

    private static string SystemBySystem(OptionModel option)
    {
        string[] notes =
        [
            .. Grouped(option.Kernel, (effect, systems) => $"{Effect(effect)} by {systems}."),
            .. Grouped(option.Wire, (form, systems) => $"{Wire(form)} on {systems}."),
            .. option.Privilege.Entries.Select(entry => $"{Capital(entry.Abi.Prose())} wants {Privilege(entry.Value)}."),
            .. option.Since.Entries.Select(entry => $"Since {entry.Abi.Prose()} {entry.Value}."),
        ];
        return string.Join(" ", notes);
    }

    private static IEnumerable<string> Grouped<T>(AbiMap<T> map, Func<T, string, string> print) => map.Entries.GroupBy(
        entry => entry.Value, (value, entries) => print(value, List([.. entries.Select(entry => entry.Abi.Prose())])));

    private static string List(string[] names) => names.Length == 1
        ? names[0]
        : $"{string.Join(", ", names.Take(names.Length - 1))} and {names[names.Length - 1]}";

    private static string Effect(string effect) => effect switch
    {
        "doubled" => "Doubled",
        "clamped" => "Forced into limits",
        "rounded" => "Rounded",
        "truncated" => "Cut to its lowest byte",
        _ => "Accepted and ignored",
    };

    private static string Wire(WireForm form) => form switch
    {
        WireForm.Byte => "One byte",
        _ => "In network byte order",
    };

    private static string Privilege(PrivilegeModel privilege) =>
        $"{privilege.Needs} {privilege.For ?? "to set it"}, else {privilege.Error}";

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text.Substring(1);

    private static string Numbers(OptionModel option) => string.Join(", ", option.Numbers.Entries.Select(entry =>
        $"{CSharp.Number(entry.Value)} on {entry.Abi.Prose()}"
            + (option.Names.TryGet(entry.Abi, out string name) ? $" ({name})" : "")));
}
