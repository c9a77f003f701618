namespace Sockopt.Bench;

/// <summary>A question that is answered by timing: its name, what is asked, and how to set it up.</summary>
internal sealed record Benchmark(string Name, string Summary, Func<Contest> Open);
