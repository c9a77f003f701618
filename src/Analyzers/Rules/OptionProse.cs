using System.Globalization;
using Microsoft.CodeAnalysis;
using Sockopt.Analyzers.Calls;
using Sockopt.Analyzers.Catalog;

namespace Sockopt.Analyzers.Rules;

/// <summary>How messages speak of options and systems.</summary>
internal static class OptionProse
{
    /// <summary>The names in C of what a call reaches, such as <c>SO_SNDLOWAT</c>.</summary>
    public static string Names(IEnumerable<OptionTarget> targets) =>
        string.Join("/", targets.Select(static target => target.Option.Name).Distinct());

    /// <summary>What a call names its option with, as it is written.</summary>
    public static string Describe(SocketOptionCall call) => call.Option switch
    {
        FrameworkNames { Name.Member: { } member } => $"SocketOptionName.{member.Name}",
        FrameworkNames names => $"(SocketOptionName){Number(names.Name.Value)}",
        SystemNumbers numbers => $"option {Number(numbers.Number.Value)} of level {Number(numbers.Level.Value)}",
        _ => call.OptionText,
    };

    /// <summary>The framework's names of a call, as a pair: <c>(IP, ReuseAddress)</c>.</summary>
    public static string Pair(string? level, FrameworkNames names) =>
        $"({level ?? $"(SocketOptionLevel){Number(names.Level.Value)}"}, "
        + $"{names.Name.Member?.Name ?? $"(SocketOptionName){Number(names.Name.Value)}"})";

    /// <summary>What becomes of a call that fails.</summary>
    public static string Failure(SocketOptionCall call) => call switch
    {
        { IsOnCore: true } => "returns an error",
        { Api: SocketOptionApi.Native } => "fails",
        { TakesObject: true } => "throws ArgumentException",
        _ => "throws SocketException",
    };

    /// <summary>
    /// Where a call by raw numbers reaches what was said of it, in parentheses; the framework's names mean the same everywhere.
    /// </summary>
    public static string Systems(SocketOptionCall call, IEnumerable<OptionTarget> targets) =>
        call.Api is SocketOptionApi.FrameworkRaw or SocketOptionApi.Native
            ? $" ({string.Join(", ", OptionTarget.SystemsOf(targets).Select(Name))})"
            : "";

    /// <summary>Several systems in a sentence: <c>Linux and macOS</c>.</summary>
    public static string List(AbiSet systems) => Join(systems.Select(Name));

    /// <summary>The systems of several targets in a sentence.</summary>
    public static string List(IEnumerable<OptionTarget> targets) => List(OptionTarget.SystemsOf(targets));

    /// <summary>
    /// What is said of each of several systems, once of those of which it is the same: <c>one on Linux and macOS and another on
    /// Windows</c>.
    /// </summary>
    public static string OnEach(AbiSet systems, Func<Abi, string> what)
    {
        List<string> things = [];
        while (!systems.IsEmpty)
        {
            string thing = what(systems.First);
            AbiSet same = systems.Where(system => what(system) == thing);
            things.Add($"{thing} on {List(same)}");
            systems = systems.Except(same);
        }

        return Join(things);
    }

    /// <summary>Several things in a sentence: <c>one, another and a third</c>.</summary>
    public static string Join(IEnumerable<string> things)
    {
        string[] all = things.ToArray();
        return all.Length < 2 ? string.Concat(all) : string.Join(", ", all.Take(all.Length - 1)) + " and " + all[all.Length - 1];
    }

    /// <summary>A system as people call it.</summary>
    public static string Name(Abi system) => system switch
    {
        Abi.Darwin => "macOS",
        Abi.FreeBsd => "FreeBSD",
        Abi.OpenBsd => "OpenBSD",
        Abi.Irix => "IRIX",
        Abi.Core => "the in-process core",
        _ => system.ToString(),
    };

    /// <summary>A system as <c>OperatingSystem.Is…()</c> calls it.</summary>
    public static string GuardName(Abi system) => system == Abi.Darwin ? "MacOS" : Name(system);

    /// <summary>The type of an option's value in the typed API, with its article: <c>a TimeSpan</c>.</summary>
    public static string Type(CatalogOption option) => WithArticle(option.Type.Substring(option.Type.LastIndexOf('.') + 1));

    /// <summary>A type with the article that its name takes.</summary>
    public static string WithArticle(ITypeSymbol type) =>
        WithArticle(type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat));

    /// <summary>A name with the article that it takes: <c>an Errno</c>.</summary>
    public static string WithArticle(string name) => ("aeioAEIO".IndexOf(name[0]) >= 0 ? "an " : "a ") + name;

    /// <summary>What level a number is on a system, in C.</summary>
    public static string LevelAt(Abi system, int number) =>
        OptionCatalog.Default.Levels.FirstOrDefault(level => level.Numbers[system] == number)?.Name ?? "no level";

    /// <summary>The number of a level or an option.</summary>
    // As in the headers of the systems: the numbers of BSD's socket level are the large ones, and are written in hexadecimal.
    public static string Number(int number) =>
        number < 0x100 ? number.ToString(CultureInfo.InvariantCulture) : $"0x{number:x}";
}
