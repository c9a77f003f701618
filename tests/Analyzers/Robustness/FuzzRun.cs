using System.Collections.Concurrent;
using System.Globalization;

namespace Sockopt.Analyzers.Tests.Robustness;

/// <summary>Checks many mutated programs, and says what went wrong in terms that let it happen again.</summary>
internal sealed class FuzzRun(RobustnessCheck check, Mutator mutator, int programs)
{
    private const int FixAllEvery = 4;
    private const int ShrinkingTries = 300;

    private readonly ConcurrentDictionary<string, int> _reported = new ConcurrentDictionary<string, int>();
    private readonly ConcurrentDictionary<string, int> _fixed = new ConcurrentDictionary<string, int>();
    private readonly ConcurrentDictionary<string, (MutatedProgram Program, Fault Fault)> _faults = new(StringComparer.Ordinal);

    /// <summary>How often each rule reported something.</summary>
    public IReadOnlyDictionary<string, int> Reported => _reported;

    /// <summary>How often a fix was applied for each rule.</summary>
    public IReadOnlyDictionary<string, int> Fixed => _fixed;

    public FuzzRun Start()
    {
        ParallelOptions options = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount };
        Parallel.For(0, programs, options, index =>
        {
            MutatedProgram program = mutator.Make(index);
            Verdict verdict = Check(program);
            Count(_reported, verdict.Reported);
            Count(_fixed, verdict.Fixed);
            if (verdict.Fault is { } fault)
            {
                _faults.AddOrUpdate(
                    fault.Kind,
                    (program, fault),
                    (_, known) => program.Index < known.Program.Index ? (program, fault) : known);
            }
        });
        return this;
    }

    /// <summary>
    /// Says what went wrong: each kind of fault once, with the first program that shows it. Nothing if nothing did.
    /// </summary>
    public string Describe(int seed) =>
        string.Join("\n\n", _faults.Values.OrderBy(static found => found.Program.Index).Select(found => Describe(seed, found.Program, found.Fault)));

    private string Describe(int seed, MutatedProgram program, Fault fault)
    {
        string shrunk = Shrinker.Shrink(
            program.Source,
            source => Check(program with { Source = source }).Fault?.Kind == fault.Kind,
            ShrinkingTries);
        Fault last = Check(program with { Source = shrunk }).Fault ?? fault;
        return string.Create(CultureInfo.InvariantCulture, $"""
            {fault.Kind}
            Program {program.Index} of {FuzzSettings.SeedVariable}={seed}: {program.Origin}, for {program.Target}
            {last.Details}
            ---- the shortest source that shows it
            {shrunk}
            ---- the whole source
            {program.Source}
            ----
            """);
    }

    private Verdict Check(MutatedProgram program) => check.Check(program, withFixAll: program.Index % FixAllEvery == 0);

    private static void Count(ConcurrentDictionary<string, int> counts, IEnumerable<string> ids)
    {
        foreach (string id in ids)
        {
            counts.AddOrUpdate(id, 1, static (_, count) => count + 1);
        }
    }
}
