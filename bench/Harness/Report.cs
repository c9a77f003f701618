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

    /// <summary>What the stages of a footprint hold.</summary>
    public static void Write(TextWriter writer, Footprint footprint, IReadOnlyList<(string Stage, long Bytes)> stages)
    {
        writer.WriteLine($"### {footprint.Name}");
        writer.WriteLine();
        writer.WriteLine(footprint.Summary);
        writer.WriteLine();
        writer.WriteLine("| stage | bytes | each |");
        writer.WriteLine("|---|--:|--:|");
        foreach ((string stage, long bytes) in stages)
        {
            writer.WriteLine($"| {stage} | {bytes:N0} | {bytes / footprint.Count:N0} |");
        }

        writer.WriteLine();
        foreach ((string stage, long bytes) in stages)
        {
            string result = bytes <= footprint.Most ? "met" : "**missed**";
            writer.WriteLine($"- target: {stage} in at most {footprint.Most:N0} bytes: {result} ({bytes:N0})");
        }

        writer.WriteLine();
    }

    /// <summary>All comparisons in one table.</summary>
    public static void Write(TextWriter writer, IReadOnlyList<Summary> summaries)
    {
        if (summaries.Count == 0)
        {
            return;
        }

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
