using System.Runtime.InteropServices;
using Sockopt.Conformance.Notation;

namespace Sockopt.Conformance.Fuzzing;

/// <summary>How often each step ended how.</summary>
internal sealed class ReachCount
{
    private readonly Dictionary<(string Operation, string Ending), int> _counts = [];

    public void Add(Step step, Outcome outcome) =>
        CollectionsMarshal.GetValueRefOrAddDefault(_counts, (StepPrinter.NameOf(step), outcome.Word), out _)++;

    public int this[string operation, string ending] => _counts.GetValueOrDefault((operation, ending));

    /// <summary>A line for each operation: how it ended, the most frequent first.</summary>
    public void Print(TextWriter output)
    {
        foreach (string operation in _counts.Keys.Select(key => key.Operation).Distinct().Order(StringComparer.Ordinal))
        {
            IEnumerable<string> endings = _counts
                .Where(count => count.Key.Operation == operation)
                .OrderByDescending(count => count.Value)
                .Select(count => $"{count.Key.Ending} {count.Value}");
            output.Write($"# {operation,-12} {string.Join("  ", endings)}\n");
        }
    }
}
