namespace Sockopt.Bench;

/// <summary>Prints measurements as Markdown.</summary>
internal static class Report
{
    public static void Write(TextWriter writer, Benchmark benchmark, Contest contest, IReadOnlyList<Measurement> measurements)
    {
        Measurement baseline = measurements[0];
        WriteHeading(writer, benchmark);
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
        WriteHeading(writer, footprint);
        writer.WriteLine("| stage | bytes | each |");
        writer.WriteLine("|---|--:|--:|");
        foreach ((string stage, long bytes) in stages)
        {
            writer.WriteLine($"| {stage} | {bytes:N0} | {bytes / footprint.Count:N0} |");
        }

        writer.WriteLine();
        foreach ((string stage, long bytes) in stages)
        {
            string verdict = Verdict.Of(bytes <= footprint.Most);
            writer.WriteLine($"- target: {stage} in at most {footprint.Most:N0} bytes: {verdict} ({bytes:N0})");
        }

        writer.WriteLine();
    }

    /// <summary>All comparisons in one table.</summary>
    public static void Write(TextWriter writer, IReadOnlyList<ComparisonResult> results)
    {
        if (results.Count == 0)
        {
            return;
        }

        writer.WriteLine("### All comparisons");
        writer.WriteLine();
        writer.WriteLine("| benchmark | contestant | beside | ns more | min–max | ratio | min–max | B/op | target |");
        writer.WriteLine("|---|---|---|--:|--:|--:|--:|--:|---|");
        foreach (ComparisonResult result in results)
        {
            writer.WriteLine(Row(result));
        }

        writer.WriteLine();
    }

    private static void WriteHeading(TextWriter writer, Question question)
    {
        writer.WriteLine($"### {question.Name}");
        writer.WriteLine();
        writer.WriteLine(question.Summary);
        writer.WriteLine();
    }

    private static string Row(ComparisonResult result)
    {
        (Spread time, Spread ratio) = (result.Nanoseconds, result.Ratio);
        return $"| {result.Benchmark} | {result.Contestant} | {result.Rival} | {time.Median:0.0} "
            + $"| {time.Minimum:0.0} – {time.Maximum:0.0} | {ratio.Median:0.00} | {ratio.Minimum:0.00}–{ratio.Maximum:0.00} "
            + $"| {result.Bytes:0.##} | {Verdict.Of(result.Met)} |";
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
