namespace Sockopt.Analyzers.Calls;

/// <summary>How a call names its option. The pair of level and name is the option; neither means anything alone.</summary>
internal abstract record OptionReference;

/// <summary>By members of SocketOptionLevel and SocketOptionName, as they are written: members share values.</summary>
internal sealed record WrittenPair(string Level, string Name) : OptionReference;

/// <summary>By two numbers.</summary>
internal sealed record NumberPair(int Level, int Number) : OptionReference;
