using Sockopt.Bench;

namespace Sockopt.BuildCost;

/// <summary>Prints what the table adds to the compilation of the library.</summary>
internal static class CompileReport
{
    /// <summary>How many options there are to be, and what all of them may take.</summary>
    private const int AllOptions = 418;
    private const double Milliseconds = 400;
    private const int WarmUp = 10;

    private static readonly (string Name, OptionTable Table)[] Tables =
    [
        ("needed by the library", RuntimeTables.Needed),
        ("half of the rest", RuntimeTables.Half),
        ("all", OptionTable.Real),
    ];

    /// <summary>Within this process, in turns.</summary>
    public static void WriteInProcess(TextWriter writer, int rounds)
    {
        string[] texts = [.. Tables.Select(table => table.Table.Text)];
        InTurns(WarmUp, index => CompileTime.Measure(texts[index]));
        CompileTime[][] measured = InTurns(rounds, index => CompileTime.Measure(texts[index]));
        writer.WriteLine("### Compile time");
        writer.WriteLine();
        writer.WriteLine(
            $"The library, compiled with parts of its table by a warm compiler in this process; milliseconds, median of {rounds} "
            + "interleaved rounds.");
        writer.WriteLine();
        writer.WriteLine("| table | options | generator | compiler | both | min–max |");
        writer.WriteLine("|---|--:|--:|--:|--:|--:|");
        for (int index = 0; index < Tables.Length; index++)
        {
            Spread generator = Spread.Of(measured[index].Select(time => time.Generator));
            Spread compiler = Spread.Of(measured[index].Select(time => time.Compiler));
            Spread all = Spread.Of(measured[index].Select(time => time.All));
            writer.WriteLine(
                $"| {Tables[index].Name} | {Tables[index].Table.Count} | {generator.Median:0.0} | {compiler.Median:0.0} "
                + $"| {all.Median:0.0} | {all.Minimum:0.0}–{all.Maximum:0.0} |");
        }

        writer.WriteLine();
        Judge(writer, [.. measured.Select(times => times.Select(time => time.All).ToArray())]);
        Spread share = PerOption([.. measured.Select(times => times.Select(time => time.Generator).ToArray())]);
        writer.WriteLine($"- of that the generator: {share.Median:0.00} ms for an option");
        writer.WriteLine();
    }

    /// <summary>By the compiler server, in turns.</summary>
    public static void WriteByServer(TextWriter writer, int rounds)
    {
        using RuntimeProjects projects = new([.. Tables.Select(table => table.Table)]);
        InTurns(2, projects.Compile);
        double[][] measured = InTurns(rounds, projects.Compile);
        writer.WriteLine("### Compile time, by the compiler server");
        writer.WriteLine();
        writer.WriteLine(
            "The library, compiled by `dotnet build` with all analyzers of the SDK; milliseconds of the compiler's task, "
            + $"median of {rounds} interleaved rounds.");
        writer.WriteLine();
        writer.WriteLine("| table | options | compiler's task | min–max |");
        writer.WriteLine("|---|--:|--:|--:|");
        for (int index = 0; index < Tables.Length; index++)
        {
            Spread all = Spread.Of(measured[index]);
            writer.WriteLine(
                $"| {Tables[index].Name} | {Tables[index].Table.Count} | {all.Median:0} | {all.Minimum:0}–{all.Maximum:0} |");
        }

        writer.WriteLine();
        Judge(writer, measured);
        writer.WriteLine();
    }

    private static void Judge(TextWriter writer, double[][] measured)
    {
        Spread each = PerOption(measured);
        double all = each.Median * AllOptions;
        writer.WriteLine(
            $"- target: {AllOptions} options in at most {Milliseconds:0} ms: {(all <= Milliseconds ? "met" : "**missed**")} "
            + $"({all:0} ms; {each.Median:0.00} ms for an option, {each.Minimum:0.00}–{each.Maximum:0.00} in single rounds)");
    }

    /// <summary>Another one begins each round, so that none always follows the same other.</summary>
    private static T[][] InTurns<T>(int rounds, Func<int, T> measure)
    {
        T[][] measured = [.. Tables.Select(_ => new T[rounds])];
        for (int round = 0; round < rounds; round++)
        {
            for (int place = 0; place < Tables.Length; place++)
            {
                int index = (round + place) % Tables.Length;
                measured[index][round] = measure(index);
            }
        }

        return measured;
    }

    /// <summary>The slope over the three tables, in each round.</summary>
    private static Spread PerOption(double[][] measured) => Spread.Of(Enumerable.Range(0, measured[0].Length).Select(
        round => Slope.Of([.. Tables.Select((table, index) => ((double)table.Table.Count, measured[index][round]))])));
}
