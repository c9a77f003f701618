using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Sockopt.Analyzers.Calls;
using Sockopt.Analyzers.Catalog;
using Sockopt.Analyzers.Flow;
using Sockopt.Analyzers.Platforms;

namespace Sockopt.Analyzers;

/// <summary>
/// A use of an option, with what a rule may ask about it. The costly answers are found when they are first asked for.
/// </summary>
internal sealed class CallContext
{
    private static readonly AbiSet Core = new(Abi.Core);

    private readonly SocketCompilation _compilation;
    private readonly OperationAnalysisContext _analysis;
    private PlatformSet? _projectPlatforms;
    private PlatformSet? _platforms;

    public CallContext(SocketOptionCall call, SocketCompilation compilation, OperationAnalysisContext analysis)
    {
        Call = call;
        _compilation = compilation;
        _analysis = analysis;
    }

    public SocketOptionCall Call { get; }

    public SocketTypes Types => _compilation.Types;

    public OptionTargets OptionTargets => _compilation.Targets;

    public CancellationToken Cancellation => _analysis.CancellationToken;

    /// <summary>The systems that the project is written for.</summary>
    public PlatformSet ProjectPlatforms =>
        _projectPlatforms ??= _compilation.Platforms.In(Call.Operation.Syntax.SyntaxTree, _analysis.Options);

    /// <summary>The systems on which the call may run, after the attributes around it and the tests on the way to it.</summary>
    public PlatformSet Platforms => _platforms ??= NarrowPlatforms();

    /// <summary>The same as the table calls them; a call on the in-process core runs on that.</summary>
    public AbiSet Systems => Call.IsOnCore ? Core : Platforms.ToAbis();

    /// <summary>
    /// What the call reaches on the systems that the project is written for. What is right for all of these needs no look at the
    /// code around the call, which is what costs most.
    /// </summary>
    public ImmutableArray<OptionTarget> PossibleTargets => field.IsDefault
        ? field = OptionTargets.Find(Call.Option, Call.IsOnCore ? Core : ProjectPlatforms.ToAbis())
        : field;

    /// <summary>What the call reaches on the systems on which it may run: some of <see cref="PossibleTargets"/>.</summary>
    public ImmutableArray<OptionTarget> Targets =>
        field.IsDefault ? field = OptionTargets.Find(Call.Option, Systems) : field;

    /// <summary>The flow graph of the member that has the call in it, or null where there is none.</summary>
    public ControlFlowGraph? Graph => FlowGraphs.Of(_analysis);

    private PlatformSet NarrowPlatforms()
    {
        PlatformSet systems = Graph is { } graph
            ? _compilation.Flows.GetValue(graph, Follow).At(Call.Operation.Syntax, Cancellation)
            : PlatformsOfMember();
        if (Call is { Api: SocketOptionApi.Native, Method: { } native })
        {
            systems = systems.Intersect(NativeLibrary.SystemsOf(native));
        }

        return ConditionalCode.SpeaksOfPlatforms(Call.Operation.Syntax) ? systems.InDoubt() : systems;
    }

    private PlatformFlow Follow(ControlFlowGraph graph) =>
        new(graph, PlatformsOfMember(), Call.Operation.SemanticModel, Cancellation);

    private PlatformSet PlatformsOfMember() => PlatformAttributes.Narrow(ProjectPlatforms, _analysis.ContainingSymbol);
}
