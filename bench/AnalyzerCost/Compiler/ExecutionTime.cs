namespace Sockopt.AnalyzerCost;

/// <summary>How many seconds the actions of an analyzer took, or of all analyzers of an assembly.</summary>
internal sealed record ExecutionTime(string Assembly, string Name, double Seconds);
