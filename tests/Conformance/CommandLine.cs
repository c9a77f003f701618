using System.Collections.Immutable;
using System.Globalization;
using System.Net.Sockets;
using Sockopt.Conformance.Fuzzing.Faults;
using Sockopt.Conformance.Notation;
using Sockopt.Conformance.Running;

namespace Sockopt.Conformance;

/// <summary>What the user asked for.</summary>
internal sealed record CommandLine
{
    public const string Help = """
        Runs the cases that say how sockets behave, and prints those that turn out otherwise.

        dotnet run -c Release --project tests/Conformance -- --target core|host --profile linux|openbsd [options]

          --target core|host         the socket core, or the operating system
          --profile linux|openbsd    whose answers are expected
          --cases FILE               a table of cases; without it the project's own
          --id ID                    only one case
          --family unix|inet|inet6   only cases of one domain
          --type stream|dgram|seqpacket
                                     only cases of one type of sockets
          --help                     prints this

        dotnet run -c Release --project tests/Conformance -- --fuzz COUNT [--seed SEED] [--types stream,dgram,seqpacket]

        Does so many sequences of steps, made by chance, on the running Linux and on the core with the profile linux, and prints
        where they answer differently, as rows of a table of cases, and how often Linux answered what. The same seed, 1 if it
        is not given, makes the same sequences. --types are those that they are about; without it all three.

        dotnet run -c Release --project tests/Conformance -- --faults all|ID [--fuzz COUNT] [--seed SEED] [--types TYPES]

        Puts faults into a copy of the core, one at a time, builds it, and has 20000 sequences find each.

        The exit code is 0 if every case that was run passed, or no answer differed and everything was reached that sequences
        should reach, or every fault was found; otherwise 1; 2 if the command line is wrong. If no case was run, it is 0, and
        standard error says so.
        """;

    /// <summary>What stands for every fault of the table.</summary>
    public const string AllFaults = "all";

    /// <summary>The file with the cases, or null for the project's own.</summary>
    public string? Cases { get; private init; }

    public Target? Target { get; private init; }

    public Profile? Profile { get; private init; }

    public string? Id { get; private init; }

    public string? Family { get; private init; }

    public string? Type { get; private init; }

    /// <summary>How many sequences are to be made by chance; null for none, but cases.</summary>
    public int? Sequences { get; private init; }

    /// <summary>Which faults are to be tried, or all; null for none.</summary>
    public string? Faults { get; private init; }

    /// <summary>What sequences are made from.</summary>
    public int Seed { get; private init; } = 1;

    /// <summary>The types of sockets that sequences are about.</summary>
    public ImmutableArray<SocketType> Types { get; private init; } =
        [SocketType.Stream, SocketType.Dgram, SocketType.Seqpacket];

    public bool AsksForHelp { get; private init; }

    /// <summary>Which cases are to be run; there are a target and a profile unless help was asked for.</summary>
    public Selection Selection => new(Target!.Value, Profile!.Value, Id, Family, Type);

    /// <summary>Reads the arguments, or says what is wrong with them.</summary>
    public static CommandLine? Parse(ReadOnlySpan<string> arguments, out string error)
    {
        CommandLine read = new();
        error = "";
        while (!arguments.IsEmpty)
        {
            if (arguments[0] is "--help" or "-h")
            {
                read = read with { AsksForHelp = true };
                arguments = arguments[1..];
                continue;
            }

            CommandLine? next = arguments is [string name, string value, ..]
                ? read.With(name, value, out error)
                : read.With(arguments[0], null, out error);
            if (next is null)
            {
                return null;
            }

            read = next;
            arguments = arguments[2..];
        }

        error = read.AsksForHelp || read.Sequences is not null || read.Faults is not null ? ""
            : read.Target is null ? "--target is missing: core or host."
            : read.Profile is null ? "--profile is missing: linux or openbsd."
            : "";
        return error.Length == 0 ? read : null;
    }

    private CommandLine? With(string name, string? value, out string error)
    {
        error = value is null ? $"{name} takes a value." : "";
        switch (name, value)
        {
            case ("--cases" or "--target" or "--profile" or "--id" or "--family" or "--type", null):
            case ("--fuzz" or "--seed" or "--types" or "--faults", null):
                return null;
            case ("--faults", _) when value == AllFaults || Fault.Own().Any(fault => fault.Id == value):
                return this with { Faults = value };
            case ("--fuzz", _) when Number(value!) is > 0 and { } count:
                return this with { Sequences = count };
            case ("--seed", _) when Number(value!) is { } seed:
                return this with { Seed = seed };
            case ("--types", _) when value!.Split(',') is string[] names && names.All(Words.Types.ContainsKey):
                return this with { Types = [.. names.Select(name => Words.Types[name]).Distinct()] };
            case ("--cases", _):
                return this with { Cases = value };
            case ("--id", _):
                return this with { Id = value };
            case ("--target", _) when Targets.ByName.TryGetValue(value!, out Target target):
                return this with { Target = target };
            case ("--profile", _) when Words.Profiles.TryGetValue(value!, out Profile profile):
                return this with { Profile = profile };
            case ("--family", _) when Words.Domains.ContainsKey(value!):
                return this with { Family = value };
            case ("--type", _) when Words.Types.ContainsKey(value!):
                return this with { Type = value };
            case ("--target", _):
                error = $"--target is core or host, not '{value}'.";
                return null;
            case ("--profile", _):
                error = $"--profile is linux or openbsd, not '{value}'.";
                return null;
            case ("--family", _):
                error = $"--family is unix, inet or inet6, not '{value}'.";
                return null;
            case ("--fuzz", _):
                error = $"--fuzz is a number from 1 on, not '{value}'.";
                return null;
            case ("--seed", _):
                error = $"--seed is a number, not '{value}'.";
                return null;
            case ("--faults", _):
                error = $"--faults is {AllFaults} or a fault of the table, not '{value}'.";
                return null;
            case ("--types", _):
                error = $"--types are of stream, dgram and seqpacket, with commas between them, not '{value}'.";
                return null;
            case ("--type", _):
                error = $"--type is stream, dgram or seqpacket, not '{value}'.";
                return null;
            default:
                error = $"Unknown option '{name}'.";
                return null;
        }
    }

    private static int? Number(string text) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number) ? number : null;
}
