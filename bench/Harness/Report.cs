namespace Sockopt.Bench;

/// <summary>Prints measurements as Markdown.</summary>
internal static class Report
{
    public static void Write(TextWriter writer, Benchmark benchmark, Contest contest, IReadOnlyList<Measurement> measurements)
    {
        Measurement baseline = measurements[0];
        writer.WriteLine($"### {benchmark.Name}");
        writer.WriteLine();
        writer.WriteLine(benchmark.Summary);
        writer.WriteLine();
        writer.WriteLine("| contestant | ns/op | min–max | ratio | min–max | B/op |");
        writer.WriteLine("|---|--:|--:|--:|--:|--:|");
        foreach (Measurement measurement in measurements)
        {
            writer.WriteLine(Row(measurement, baseline));
        }

        writer.WriteLine();
        foreach (Target target in contest.Targets)
        {
            writer.WriteLine($"- target: {target.Judge(measurements)}");
        }

        writer.WriteLine();
    }

    /// <summary>All comparisons in one table.</summary>
    public static void Write(TextWriter writer, IReadOnlyList<Summary> summaries)
    {
        writer.WriteLine("### All of them");
        writer.WriteLine();
        writer.WriteLine("| benchmark | contestant | beside | ns more | min–max | ratio | min–max | B/op | target |");
        writer.WriteLine("|---|---|---|--:|--:|--:|--:|--:|---|");
        foreach (Summary summary in summaries)
        {
            writer.WriteLine(Row(summary));
        }

        writer.WriteLine();
    }

    private static string Row(Summary summary)
    {
        (Spread time, Spread ratio) = (summary.Nanoseconds, summary.Ratio);
        return $"| {summary.Benchmark} | {summary.Contestant} | {summary.Rival} | {time.Median:0.0} "
            + $"| {time.Minimum:0.0} – {time.Maximum:0.0} | {ratio.Median:0.00} | {ratio.Minimum:0.00}–{ratio.Maximum:0.00} "
            + $"| {summary.Bytes:0.##} | {(summary.Met ? "met" : "**missed**")} |";
    }

    private static string Row(Measurement measurement, Measurement baseline)
    {
        Spread time = measurement.Nanoseconds;
        Spread ratio = measurement.RatioTo(baseline);
        string compared = measurement == baseline
            ? "baseline | "
            : $"{ratio.Median:0.00} | {ratio.Minimum:0.00}–{ratio.Maximum:0.00}";
        return $"| {measurement.Name} | {time.Median:0.0} | {time.Minimum:0.0}–{time.Maximum:0.0} | {compared} "
            + $"| {measurement.Bytes:0.##} |";
    }
}
