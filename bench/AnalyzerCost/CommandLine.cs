using System.Globalization;

namespace Sockopt.AnalyzerCost;

/// <summary>What the user asked for.</summary>
internal sealed record CommandLine
{
    public const string Help = """
        Measures what the analyzers cost a compilation, beside another package of analyzers, and prints Markdown.

        dotnet run -c Release --project bench/AnalyzerCost -- [options]

          --rounds N   how often each compilation is timed (default 5)
          --sdk        also with the analyzers that the SDK switches on by itself
          --quick      one round of small solutions: shows that it runs, and prints no number
          --help       prints this
        """;

    public int Rounds { get; private init; } = 5;

    public bool WithSdk { get; private init; }

    public bool IsQuick { get; private init; }

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
                case ["--sdk", ..]:
                    read = read with { WithSdk = true };
                    break;
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
}
