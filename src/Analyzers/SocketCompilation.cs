using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Sockopt.Analyzers.Calls;
using Sockopt.Analyzers.Catalog;
using Sockopt.Analyzers.Platforms;

namespace Sockopt.Analyzers;

/// <summary>What the rules know of one compilation.</summary>
/// <remarks>
/// Analyzers make it when they see the first operation. When a compilation starts, the compiler has not bound its references yet,
/// and to look for a type would bind them all.
/// </remarks>
internal sealed class SocketCompilation
{
    public SocketCompilation(Compilation compilation)
    {
        Types = new SocketTypes(compilation);
        Reader = new SocketOptionCallReader(compilation, Types, OptionCatalog.Default);
        Targets = new OptionTargets(OptionCatalog.Default, Types);
        Platforms = new TargetPlatforms(compilation);
    }

    public SocketTypes Types { get; }

    public SocketOptionCallReader Reader { get; }

    public OptionTargets Targets { get; }

    public TargetPlatforms Platforms { get; }

    /// <summary>What is known of the members that have been looked at: most that set one option set another.</summary>
    public ConditionalWeakTable<ControlFlowGraph, PlatformFlow> Flows { get; } = new();
}
