using System.Globalization;
using System.Text.RegularExpressions;

namespace Sockopt.AnalyzerCost;

/// <summary>What <c>/reportanalyzer</c> says that analyzers took: the time of their own actions by the clock, summed over the
/// threads that they run on.</summary>
internal sealed partial record ExecutionTimes(IReadOnlyList<ExecutionTime> Assemblies, IReadOnlyList<ExecutionTime> Analyzers)
{
    /// <summary>Reads what the compiler printed.</summary>
    public static ExecutionTimes Parse(string output)
    {
        List<ExecutionTime> assemblies = [];
        List<ExecutionTime> analyzers = [];
        foreach (Match row in Row().Matches(output))
        {
            // What took less than a millisecond is printed as "<0.001".
            double seconds = double.Parse(row.Groups["seconds"].Value, CultureInfo.InvariantCulture);
            string name = row.Groups["name"].Value;
            if (row.Groups["version"].Success)
            {
                assemblies.Add(new(name, name, seconds));
            }
            else
            {
                analyzers.Add(new(assemblies[^1].Name, name, seconds));
            }
        }

        return new(assemblies, analyzers);
    }

    /// <summary>Seconds of an assembly, or null if none of its analyzers ran.</summary>
    public double? Of(string assembly) => Assemblies.SingleOrDefault(time => time.Name == assembly)?.Seconds;

    [GeneratedRegex(@"^ +<?(?<seconds>\d+\.\d+) +<?\d+ +(?<name>[\w.]+)(?<version>, Version=)?", RegexOptions.Multiline)]
    private static partial Regex Row();
}
