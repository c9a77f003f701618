using Sockopt.Analyzers.Catalog;

namespace Sockopt.Analyzers.Calls;

/// <summary>How a call names its option.</summary>
internal abstract record OptionReference;

/// <summary>By a level and a name of the framework. The pair is the option; neither means anything alone.</summary>
internal sealed record FrameworkNames(WrittenNumber Level, WrittenNumber Name) : OptionReference;

/// <summary>By two numbers of the system that runs, or of the core.</summary>
internal sealed record SystemNumbers(WrittenNumber Level, WrittenNumber Number) : OptionReference;

/// <summary>By a key, or by a property. A property may be one option on some sockets and another on others.</summary>
/// <param name="Options">The options.</param>
internal sealed record KnownOptions(IReadOnlyList<CatalogOption> Options) : OptionReference;

/// <summary>By a control code, which is a number of Windows.</summary>
/// <param name="Code">The code.</param>
/// <param name="IsMember">Whether it is written as a member of IOControlCode.</param>
internal sealed record ControlCode(long Code, bool IsMember) : OptionReference;
