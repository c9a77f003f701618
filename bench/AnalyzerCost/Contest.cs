using Sockopt.BuildCost;

namespace Sockopt.AnalyzerCost;

/// <summary>A solution, compiled in turns without analyzers and with several sets of them.</summary>
/// <param name="Solution">The solution.</param>
/// <param name="Sets">The sets.</param>
/// <param name="Runs">The compilations, by set and round.</param>
internal sealed record Contest(Solution Solution, IReadOnlyList<AnalyzerSet> Sets, IReadOnlyList<CompilerRun[]> Runs)
{
    public const string SockoptAssembly = "Sockopt.Analyzers";
    public const string MeziantouAssembly = "Meziantou.Analyzer";

    public int Rounds => Runs[0].Length;

    /// <summary>Compiles the solution for so many rounds, in processes that never run beside one another.</summary>
    public static Contest Take(TemporaryFolder folder, Solution solution, IReadOnlyList<AnalyzerSet> sets, int rounds)
    {
        IReadOnlyList<string> sources = solution.Write(folder.Add(solution.Name));
        string[] arguments =
            [.. sets.Select(set => CompilerRun.Prepare(folder, $"{solution.Name}, {set.Name}", sources, set))];
        Contest contest = new(solution, sets, Turns.Take(sets.Count, rounds, index => CompilerRun.Of(arguments[index])));
        contest.Verify();
        return contest;
    }

    /// <summary>The compilations with a set, round by round.</summary>
    public CompilerRun[] With(string set) => Runs[Sets.Select(known => known.Name).ToList().IndexOf(set)];

    /// <summary>Checks that each set did its work: timing is worth nothing if an analyzer was not loaded, or never looked at
    /// what it is for.</summary>
    private void Verify()
    {
        foreach ((AnalyzerSet set, CompilerRun[] runs) in Sets.Zip(Runs))
        {
            bool hasSockopt = set.Files.Intersect(Toolchain.SockoptFiles).Any();
            bool hasMeziantou = set.Files.Intersect(Toolchain.MeziantouFiles).Any();
            foreach (CompilerRun run in runs)
            {
                Require(set, run.Execution.Of(SockoptAssembly) is not null == hasSockopt, "Sockopt's analyzers are there");
                Require(set, run.Execution.Of(MeziantouAssembly) is not null == hasMeziantou, "Meziantou.Analyzer is there");
                Require(set, run.Warnings.ContainsKey("SOPT") == (hasSockopt && Solution.Calls > 0), "Sockopt warns of calls");
                Require(set, run.Warnings.ContainsKey("MA") == hasMeziantou, "Meziantou.Analyzer warns");
            }
        }
    }

    private void Require(AnalyzerSet set, bool holds, string what)
    {
        if (!holds)
        {
            throw new InvalidOperationException(
                $"{Solution.Name}, {set.Name}: expected that {what}, where they should and nowhere else.");
        }
    }
}
