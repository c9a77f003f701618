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
            Access(option),
            Unit(option.Value) + Range(option.Range),
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
                OptionAccess.None => "it occurs in ancillary data only",
                _ => "it can be read and set",
            };
            access += $" On {entry.Abi.Prose()} {directions}.";
        }

        if (option.ClearsOnGet)
        {
            access += " Reading clears it.";
        }

        return option.SetsThroughFramework
            ? $"{access} Set through the framework's {option.Framework!.Level}, {option.Framework.Name}."
            : (option.KeyAccess & OptionAccess.Set) != 0 ? $"{access} Set by its number." : access;
    }

    private static string Unit(ValueModel value) => value.Kind switch
    {
        ValueKind.Seconds => "Whole seconds on the wire; a fraction is rounded up. ",
        ValueKind.Milliseconds => "Whole milliseconds on the wire; a fraction is rounded up. ",
        ValueKind.Microseconds => "Whole microseconds on the wire; a fraction is rounded up. ",
        ValueKind.Timeval => "Microseconds on the wire, milliseconds through the framework and on Windows; a fraction is rounded up. ",
        ValueKind.Text => FormattableString.Invariant($"At most {value.Maximum} bytes of UTF-8. "),
        ValueKind.Bytes => FormattableString.Invariant($"At most {value.Maximum} bytes. "),
        _ => "",
    };

    private static string Range(PerAbi<NumberRange>? range)
    {
        if (range is not { } limits)
        {
            return "";
        }

        IEnumerable<string> exceptions = limits.Overrides.Entries.Select(
            entry => $"; on {entry.Abi.Prose()} {Prose(entry.Value)}");
        return $"Range: {Prose(limits.Default)}{string.Concat(exceptions)}.";
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
            .. option.Kernel.Entries.Select(entry => $"The value is {entry.Value} by {entry.Abi.Prose()}."),
            .. option.Wire.Entries.Select(entry => $"{Wire(entry.Value)} on {entry.Abi.Prose()}."),
            .. option.Privilege.Entries.Select(entry => $"{Capital(entry.Abi.Prose())} wants {Privilege(entry.Value)}."),
            .. option.Since.Entries.Select(entry => $"Since {entry.Abi.Prose()} {entry.Value}."),
        ];
        return string.Join(" ", notes);
    }

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
