namespace Sockopt.BuildCost;

/// <summary>Prints what trimming leaves of the options.</summary>
internal static class TrimReport
{
    private const int BytesPerOption = 4096;

    public static void Write(TextWriter writer)
    {
        using TemporaryFolder folder = new();
        WriteReal(writer, folder);
        WriteDrawn(writer, folder);
    }

    private static void WriteReal(TextWriter writer, TemporaryFolder folder)
    {
        TrimmedProgram none = TrimmedProgram.Publish(folder, "none", Programs.WithoutOptions);
        TrimmedProgram one = TrimmedProgram.Publish(folder, "one", Programs.WithOneOption);
        TrimmedProgram three = TrimmedProgram.Publish(folder, "three", Programs.WithThreeOptions);
        writer.WriteLine("### A trimmed program");
        writer.WriteLine();
        writer.WriteLine(
            $"Programs that reference Sockopt with its {OptionTable.Real.Count} options, published with trimming; bytes of "
            + "assemblies. Those that are not listed are the same in all of them.");
        writer.WriteLine();
        writer.WriteLine("| assembly | no option | one option | three options |");
        writer.WriteLine("|---|--:|--:|--:|");
        foreach (string assembly in three.Assemblies.Keys.Order(StringComparer.Ordinal))
        {
            long[] bytes = [.. new[] { none, one, three }.Select(program => program.Assemblies.GetValueOrDefault(assembly))];
            if (bytes.Distinct().Count() > 1)
            {
                writer.WriteLine($"| {assembly} | {bytes[0]:N0} | {bytes[1]:N0} | {bytes[2]:N0} |");
            }
        }

        writer.WriteLine($"| all | {none.Total:N0} | {one.Total:N0} | {three.Total:N0} |");
        writer.WriteLine($"| more than without | | {one.Total - none.Total:N0} | {three.Total - none.Total:N0} |");
        writer.WriteLine();
        long each = (three.Total - none.Total) / 3;
        writer.WriteLine(
            $"- target: at most {BytesPerOption:N0} bytes more for an option that is used: {Verdict(each <= BytesPerOption)} "
            + $"({each:N0} for each of three; {(three.Total - one.Total) / 2:N0} for each after the first)");
        WriteWarnings(writer, none, one, three);
    }

    private static void WriteDrawn(TextWriter writer, TemporaryFolder folder)
    {
        Row[] rows =
        [
            .. OptionTable.DrawnCounts.Select(count =>
            {
                OptionTable table = OptionTable.Real.Draw(count);
                return new Row(
                    count,
                    TrimmedProgram.Publish(folder, $"unused{count}", Programs.WithoutOptions, table),
                    TrimmedProgram.Publish(folder, $"used{count}", Programs.WithAll(table), table));
            }),
        ];
        writer.WriteLine("### Trimmed options");
        writer.WriteLine();
        writer.WriteLine(
            "The drawn tables, compiled into a program that uses none of their options, or gets and sets all of them; bytes of "
            + "all assemblies after trimming.");
        writer.WriteLine();
        writer.WriteLine("| options | none is used | all are used | of these the program | the library |");
        writer.WriteLine("|---|--:|--:|--:|--:|");
        foreach (Row row in rows)
        {
            writer.WriteLine(
                $"| {row.Options} | {row.Unused.Total:N0} | {row.Used.Total:N0} | {Row.Program(row.Used):N0} "
                + $"| {row.Used.Assemblies.GetValueOrDefault("Sockopt.dll"):N0} |");
        }

        double unused = PerOption(rows, row => row.Unused.Total);
        writer.WriteLine(
            $"| **each** | **{unused:N0}** | **{PerOption(rows, row => row.Used.Total):N0}** "
            + $"| {PerOption(rows, row => Row.Program(row.Used)):N0} | |");
        writer.WriteLine();
        writer.WriteLine($"- target: nothing for an option that is not used: {Verdict(unused < 1)} ({unused:0.0} bytes)");
        WriteWarnings(writer, [.. rows.SelectMany(row => new[] { row.Unused, row.Used })]);
    }

    private static void WriteWarnings(TextWriter writer, params TrimmedProgram[] programs)
    {
        string[] warnings = [.. programs.SelectMany(program => program.Warnings).Distinct()];
        writer.WriteLine($"- target: no warning of trimming or ahead-of-time compilation: {Verdict(warnings.Length == 0)}");
        Array.ForEach(warnings, warning => writer.WriteLine($"  - {warning}"));
        writer.WriteLine();
    }

    private static string Verdict(bool met) => met ? "met" : "**missed**";

    private static double PerOption(Row[] rows, Func<Row, long> bytes) =>
        Slope.Of([.. rows.Select(row => ((double)row.Options, (double)bytes(row)))]);

    private sealed record Row(int Options, TrimmedProgram Unused, TrimmedProgram Used)
    {
        public static long Program(TrimmedProgram program) => program.Assemblies[$"{TrimmedProgram.Name}.dll"];
    }
}
