using Sockopt.Bench;

namespace Sockopt.BuildCost;

/// <summary>Prints what a table adds to a compilation.</summary>
internal static class CompileReport
{
    /// <summary>What all options of the table may take.</summary>
    private const double Milliseconds = 400;
    private const int WarmUp = 8;

    private static readonly (string Name, OptionTable Table)[] Parts =
    [
        ("what the library needs", RuntimeTables.Needed),
        ("half of the rest", RuntimeTables.Half),
        ("all", OptionTable.Real),
    ];

    /// <summary>Within this process.</summary>
    public static void WriteInProcess(TextWriter writer, int rounds)
    {
        writer.WriteLine("### Compile time");
        writer.WriteLine();
        writer.WriteLine(
            "The library with parts of its table, and projects of nothing but drawn tables, compiled by a warm compiler in this "
            + $"process; milliseconds, median of {rounds} interleaved rounds.");
        writer.WriteLine();
        Write(writer, rounds, [.. Parts.Select(part => CompiledProject.Library(part.Name, part.Table))]);
        Write(writer, rounds, [.. OptionTable.DrawnCounts.Select(CompiledProject.Drawn)]);
    }

    /// <summary>By the compiler server.</summary>
    public static void WriteByServer(TextWriter writer, int rounds)
    {
        using RuntimeProjects projects = new([.. Parts.Select(part => part.Table)]);
        Turns.Take(Parts.Length, rounds: 3, projects.Compile);
        double[][] measured = Turns.Take(Parts.Length, rounds, projects.Compile);
        writer.WriteLine("### Compile time, by the compiler server");
        writer.WriteLine();
        writer.WriteLine(
            "The library, compiled by `dotnet build` without analyzers; milliseconds of the compiler's task, "
            + $"median of {rounds} interleaved rounds.");
        writer.WriteLine();
        writer.WriteLine("| table | options | compiler's task | min–max |");
        writer.WriteLine("|---|--:|--:|--:|");
        for (int index = 0; index < Parts.Length; index++)
        {
            Spread all = Spread.Of(measured[index]);
            writer.WriteLine(
                $"| {Parts[index].Name} | {Parts[index].Table.Count} | {all.Median:0} | {all.Minimum:0}–{all.Maximum:0} |");
        }

        writer.WriteLine();
        Judge(writer, PerOption([.. Parts.Select(part => part.Table.Count)], measured));
        writer.WriteLine();
    }

    private static void Write(TextWriter writer, int rounds, CompiledProject[] projects)
    {
        Turns.Take(projects.Length, WarmUp, index => CompileTime.Of(projects[index]));
        CompileTime[][] measured = Turns.Take(projects.Length, rounds, index => CompileTime.Of(projects[index]));
        writer.WriteLine("| table | options | elapsed | min–max | processor | min–max | generator |");
        writer.WriteLine("|---|--:|--:|--:|--:|--:|--:|");
        for (int index = 0; index < projects.Length; index++)
        {
            Spread elapsed = Spread.Of(measured[index].Select(time => time.Elapsed));
            Spread processor = Spread.Of(measured[index].Select(time => time.Processor));
            Spread generator = Spread.Of(measured[index].Select(time => time.Generator));
            writer.WriteLine(
                $"| {projects[index].Name} | {projects[index].Options} "
                + $"| {elapsed.Median:0} | {elapsed.Minimum:0}–{elapsed.Maximum:0} "
                + $"| {processor.Median:0} | {processor.Minimum:0}–{processor.Maximum:0} | {generator.Median:0.0} |");
        }

        int[] options = [.. projects.Select(project => project.Options)];
        Spread each = PerOption(options, Select(measured, time => time.Elapsed));
        Spread work = PerOption(options, Select(measured, time => time.Processor));
        Spread share = PerOption(options, Select(measured, time => time.Generator));
        writer.WriteLine(
            $"| **each** | | **{each.Median:0.00}** | {each.Minimum:0.00}–{each.Maximum:0.00} "
            + $"| **{work.Median:0.00}** | {work.Minimum:0.00}–{work.Maximum:0.00} | {share.Median:0.000} |");
        writer.WriteLine();
        Judge(writer, each);
        writer.WriteLine();
    }

    private static void Judge(TextWriter writer, Spread each)
    {
        int options = OptionTable.Real.Count;
        double all = each.Median * options;
        writer.WriteLine(
            $"- target: {options} options in at most {Milliseconds:0} ms: {(all <= Milliseconds ? "met" : "**missed**")} "
            + $"({all:0} ms; {each.Median:0.00} ms for an option, {each.Minimum:0.00} to {each.Maximum:0.00} in single rounds)");
    }

    private static double[][] Select(CompileTime[][] measured, Func<CompileTime, double> part) =>
        [.. measured.Select(times => times.Select(part).ToArray())];

    /// <summary>The slope over the tables, in each round.</summary>
    private static Spread PerOption(int[] options, double[][] measured) => Spread.Of(
        Enumerable.Range(0, measured[0].Length).Select(
            round => Slope.Of([.. options.Select((count, index) => ((double)count, measured[index][round]))])));
}
