using System.Globalization;
using System.IO.Enumeration;

namespace Sockopt.Bench;

/// <summary>What the user asked for.</summary>
internal sealed record CommandLine
{
    public const string Help = """
        Measures Sockopt beside what it replaces, in turns, and prints Markdown.

        dotnet run -c Release --project bench -- [options]

          --filter NAME   only benchmarks whose name contains NAME, or matches it if it has a * or a ?
          --rounds N      how often each contestant is timed (default 9)
          --quick         one short round of each without a warm-up: shows that it runs, and prints no number
          --list          names the benchmarks, and measures nothing
          --help          prints this
        """;

    public string Filter { get; private init; } = "";

    public int Rounds { get; private init; } = 9;

    public bool IsQuick { get; private init; }

    public bool ListsOnly { get; private init; }

    public bool AsksForHelp { get; private init; }

    /// <summary>Reads the arguments, or says what is wrong with them.</summary>
    public static CommandLine? Parse(ReadOnlySpan<string> arguments, out string error)
    {
        CommandLine read = new();
        error = "";
        while (!arguments.IsEmpty)
        {
            int taken = 1;
            switch (arguments)
            {
                case ["--help" or "-h", ..]:
                    read = read with { AsksForHelp = true };
                    break;
                case ["--quick", ..]:
                    read = read with { IsQuick = true };
                    break;
                case ["--list", ..]:
                    read = read with { ListsOnly = true };
                    break;
                case ["--filter", string filter, ..]:
                    read = read with { Filter = filter };
                    taken = 2;
                    break;
                case ["--filter"]:
                    error = "--filter takes a name.";
                    return null;
                case ["--rounds", string text, ..]
                    when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int rounds) && rounds > 0:
                    read = read with { Rounds = rounds };
                    taken = 2;
                    break;
                case ["--rounds", ..]:
                    error = "--rounds takes a whole number from 1.";
                    return null;
                default:
                    error = $"Unknown argument '{arguments[0]}'.";
                    return null;
            }

            arguments = arguments[taken..];
        }

        return read;
    }

    /// <summary>Whether a benchmark is asked for.</summary>
    public bool Selects(Question question) => Filter.AsSpan().ContainsAny('*', '?')
        ? FileSystemName.MatchesSimpleExpression(Filter, question.Name)
        : question.Name.Contains(Filter, StringComparison.OrdinalIgnoreCase);
}
