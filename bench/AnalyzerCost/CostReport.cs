using Sockopt.Bench;

namespace Sockopt.AnalyzerCost;

/// <summary>Prints what analyzers cost the compilation of a solution.</summary>
internal static class CostReport
{
    private const double ShareOfMeziantou = 0.10;

    /// <summary>What the rules may take of the compiler's own time, in percent: without socket calls, and with them.</summary>
    private const double PercentWithoutCalls = 1;
    private const double PercentWithCalls = 5;

    public static void Write(TextWriter writer, Contest contest)
    {
        Solution solution = contest.Solution;
        writer.WriteLine($"### Analyzers, {solution.Name}");
        writer.WriteLine();
        writer.WriteLine(
            $"{solution.Files.Count} files, {solution.Lines:N0} lines, {solution.Calls:N0} places that touch socket options; "
            + $"seconds, median of {contest.Rounds} interleaved rounds.");
        writer.WriteLine();
        WriteSets(writer, contest);
        WriteAnalyzers(writer, contest);
        WriteTargets(writer, contest);
        writer.WriteLine();
    }

    private static void WriteSets(TextWriter writer, Contest contest)
    {
        writer.WriteLine(
            "| analyzers | elapsed | min–max | processor | min–max "
            + "| more than none | min–max | execution | min–max | warnings |");
        writer.WriteLine("|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|");
        foreach ((AnalyzerSet set, CompilerRun[] runs) in contest.Sets.Zip(contest.Runs))
        {
            CompilerRun[] none = contest.With(set.Baseline);
            Spread more = Spread.Of(runs.Zip(none, (with, without) => 100 * ((with.Processor / without.Processor) - 1)));
            string compared = runs == none
                ? "baseline | "
                : $"{more.Median:+0.0;-0.0} % | {more.Minimum:0.0} – {more.Maximum:0.0}";
            writer.WriteLine(
                $"| {set.Name} | {Cells(runs.Select(run => run.Elapsed), "0.0")} "
                + $"| {Cells(runs.Select(run => run.Processor), "0.0")} | {compared} "
                + $"| {Cells(runs.Select(run => run.Execution.Assemblies.Sum(time => time.Seconds)), "0.000")} "
                + $"| {runs[0].Warnings.Values.Sum():N0} |");
        }

        writer.WriteLine();
    }

    private static void WriteAnalyzers(TextWriter writer, Contest contest)
    {
        writer.WriteLine("| analyzer of Sockopt | execution | min–max |");
        writer.WriteLine("|---|--:|--:|");
        foreach (IGrouping<string, ExecutionTime> analyzer in contest.With(AnalyzerSet.Sockopt)
            .SelectMany(run => run.Execution.Analyzers)
            .Where(time => time.Assembly == Contest.SockoptAssembly)
            .GroupBy(time => time.Name)
            .OrderBy(times => times.Key, StringComparer.Ordinal))
        {
            writer.WriteLine($"| {analyzer.Key.Split('.')[^1]} | {Cells(analyzer.Select(time => time.Seconds), "0.000")} |");
        }

        writer.WriteLine();
    }

    private static void WriteTargets(TextWriter writer, Contest contest)
    {
        CompilerRun[] none = contest.With(AnalyzerSet.None);
        CompilerRun[] sockopt = contest.With(AnalyzerSet.Sockopt);
        CompilerRun[] meziantou = contest.With(AnalyzerSet.Meziantou);
        CompilerRun[] both = contest.With(AnalyzerSet.Both);

        // The shorter of the two times of a compilation without analyzers, which makes the larger share.
        Spread share = Spread.Of(sockopt.Zip(
            none, (with, without) => 100 * ExecutionOfSockopt(with) / Math.Min(without.Elapsed, without.Processor)));
        double percent = contest.Solution.Calls == 0 ? PercentWithoutCalls : PercentWithCalls;
        writer.WriteLine(
            $"- target: all rules in less than {percent:0} % of the compiler's own time: {Verdict(share.Median < percent)} "
            + $"({share.Median:0.00} %, {share.Minimum:0.00} to {share.Maximum:0.00} in single rounds)");

        Spread together = Spread.Of(both.Select(run => ExecutionOfSockopt(run) / ExecutionOfMeziantou(run)));
        Spread apart = Spread.Of(sockopt.Zip(
            meziantou, (ours, theirs) => ExecutionOfSockopt(ours) / ExecutionOfMeziantou(theirs)));
        writer.WriteLine(
            $"- target: in less than {ShareOfMeziantou:0.00} × of Meziantou.Analyzer: "
            + $"{Verdict(Math.Max(together.Median, apart.Median) < ShareOfMeziantou)} "
            + $"({together.Median:0.000} × in one process, "
            + $"{together.Minimum:0.000} to {together.Maximum:0.000}; {apart.Median:0.000} × in one each, "
            + $"{apart.Minimum:0.000} to {apart.Maximum:0.000})");
    }

    private static double ExecutionOfSockopt(CompilerRun run) => run.Execution.Of(Contest.SockoptAssembly)!.Value;

    private static double ExecutionOfMeziantou(CompilerRun run) => run.Execution.Of(Contest.MeziantouAssembly)!.Value;

    private static string Verdict(bool met) => met ? "met" : "**missed**";

    private static string Cells(IEnumerable<double> seconds, string format)
    {
        Spread spread = Spread.Of(seconds);
        return $"{spread.Median.ToString(format)} | {spread.Minimum.ToString(format)}–{spread.Maximum.ToString(format)}";
    }
}
