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

        The exit code is 0 if every case that was run passed, 1 if one failed, 2 if the command line is wrong. If none was run,
        it is 0, and standard error says so.
        """;

    /// <summary>The file with the cases, or null for the project's own.</summary>
    public string? Cases { get; private init; }

    public Target? Target { get; private init; }

    public Profile? Profile { get; private init; }

    public string? Id { get; private init; }

    public string? Family { get; private init; }

    public string? Type { get; private init; }

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

        error = read.AsksForHelp ? ""
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
                return null;
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
            case ("--type", _):
                error = $"--type is stream, dgram or seqpacket, not '{value}'.";
                return null;
            default:
                error = $"Unknown option '{name}'.";
                return null;
        }
    }
}
