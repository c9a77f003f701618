using System.Diagnostics;
using System.Text.RegularExpressions;
using Sockopt.BuildCost;

namespace Sockopt.AnalyzerCost;

/// <summary>One compilation in a process of its own; seconds.</summary>
/// <param name="Elapsed">By the clock, from the start of the process to its end.</param>
/// <param name="Processor">Of all its threads.</param>
/// <param name="Execution">What the compiler says that the analyzers took.</param>
/// <param name="Warnings">How many warnings there were of each prefix of an id.</param>
internal sealed partial record CompilerRun(
    double Elapsed, double Processor, ExecutionTimes Execution, IReadOnlyDictionary<string, int> Warnings)
{
    /// <summary>Compiles as a build does, but in a fresh compiler instead of the server.</summary>
    /// <param name="arguments">A file of arguments.</param>
    public static CompilerRun Of(string arguments)
    {
        double processor = ProcessorTime.OfChildren();
        long start = Stopwatch.GetTimestamp();
        string output = Command.DotNet(
            Path.GetDirectoryName(arguments)!, "exec", Toolchain.Compiler, "/noconfig", $"@{arguments}");
        double elapsed = Stopwatch.GetElapsedTime(start).TotalSeconds;
        processor = ProcessorTime.OfChildren() - processor;
        Dictionary<string, int> warnings = Warning().Matches(output)
            .CountBy(match => match.Groups[1].Value)
            .ToDictionary();

        // An analyzer that is not loaded, or throws, is only a warning of the compiler.
        return warnings.ContainsKey("CS") || warnings.ContainsKey("AD")
            ? throw new InvalidOperationException(output)
            : new(elapsed, processor, ExecutionTimes.Parse(output), warnings);
    }

    /// <summary>Writes the arguments for a compilation, and returns the path of their file.</summary>
    public static string Prepare(TemporaryFolder folder, string name, IEnumerable<string> sources, AnalyzerSet set)
    {
        string project = folder.Add(name, [.. set.Rules.Select((rules, index) => ($"{index}.globalconfig", rules))]);
        string[] lines =
        [
            "/nologo", "/target:library", "/optimize+", "/debug:portable", "/deterministic+", "/langversion:latest",
            "/nullable:enable", "/warn:10", "/nostdlib+", "/preferreduilang:en-US", "/reportanalyzer", "/out:Solution.dll",
            set.IsParallel ? "/parallel+" : "/parallel-",
            .. Toolchain.References.Select(file => $"/reference:\"{file}\""),
            .. set.Files.Select(file => $"/analyzer:\"{file}\""),
            .. set.Rules.Select((_, index) => $"/analyzerconfig:{index}.globalconfig"),
            .. sources.Select(file => $"\"{file}\""),
        ];
        string arguments = Path.Combine(project, "arguments.rsp");
        File.WriteAllLines(arguments, lines);
        return arguments;
    }

    [GeneratedRegex(@"(?:^|: )warning ([A-Z]+)\d+:", RegexOptions.Multiline)]
    private static partial Regex Warning();
}
