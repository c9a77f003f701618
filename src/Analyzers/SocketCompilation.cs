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
    private static readonly ConditionalWeakTable<Compilation, SocketCompilation> Known = new();

    private SocketCompilation(Compilation compilation)
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

    /// <summary>On which systems the code of a member runs, by its graph: one that sets an option often sets several.</summary>
    public ConditionalWeakTable<ControlFlowGraph, PlatformFlow> Flows { get; } = new();

    /// <summary>What is known of a compilation, which is found once for all analyzers.</summary>
    public static SocketCompilation Of(Compilation compilation) =>
        Known.GetValue(compilation, static unknown => new SocketCompilation(unknown));
}
