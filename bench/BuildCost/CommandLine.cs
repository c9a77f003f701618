using System.Globalization;

namespace Sockopt.BuildCost;

/// <summary>What the user asked for.</summary>
internal sealed record CommandLine
{
    public const string Size = "size";
    public const string Trim = "trim";
    public const string Compile = "compile";
    public const string Server = "server";

    public const string Help = """
        Measures what a table of socket options costs whoever builds with it, and prints Markdown.

        dotnet run -c Release --project bench/BuildCost -- [what] [options]

          size         characters and bytes that a table is compiled into
          compile      milliseconds that the table adds to the compilation of the library, within this process
          trim         bytes that are left of an option in a trimmed program: publishes nine programs
          server       as compile, by dotnet build and the compiler server

          --rounds N   how often each compilation is timed (default 15)
          --help       prints this

        Without a word it measures size and compile.
        """;

    private static readonly string[] All = [Size, Compile, Trim, Server];

    public IReadOnlyList<string> Subjects { get; private init; } = [];

    public int Rounds { get; private init; } = 15;

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
                case ["--rounds", string text, ..]
                    when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int rounds) && rounds > 0:
                    read = read with { Rounds = rounds };
                    taken = 2;
                    break;
                case ["--rounds", ..]:
                    error = "--rounds takes a whole number from 1.";
                    return null;
                case [string subject, ..] when All.Contains(subject):
                    read = read with { Subjects = [.. read.Subjects, subject] };
                    break;
                default:
                    error = $"Unknown argument '{arguments[0]}'.";
                    return null;
            }

            arguments = arguments[taken..];
        }

        return read.Subjects.Count > 0 ? read : read with { Subjects = [Size, Compile] };
    }
}
