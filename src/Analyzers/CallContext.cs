using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Sockopt.Analyzers.Calls;
using Sockopt.Analyzers.Catalog;
using Sockopt.Analyzers.Platforms;

namespace Sockopt.Analyzers;

/// <summary>
/// A use of an option, with what a rule may ask about it. The costly answers are found when they are first asked for.
/// </summary>
internal sealed class CallContext
{
    private static readonly ImmutableArray<Abi> Core = [Abi.Core];

    private readonly OperationAnalysisContext _analysis;
    private readonly Lazy<PlatformSet> _projectPlatforms;
    private readonly Lazy<PlatformSet> _platforms;
    private readonly Lazy<ImmutableArray<OptionTarget>> _possibleTargets;
    private readonly Lazy<ImmutableArray<OptionTarget>> _targets;

    public CallContext(
        SocketOptionCall call,
        OptionTargets targets,
        SocketTypes types,
        TargetPlatforms targetPlatforms,
        OperationAnalysisContext analysis)
    {
        Call = call;
        OptionTargets = targets;
        Types = types;
        _analysis = analysis;
        _projectPlatforms = new Lazy<PlatformSet>(
            () => targetPlatforms.In(call.Operation.Syntax.SyntaxTree, analysis.Options));
        _platforms = new Lazy<PlatformSet>(NarrowPlatforms);
        _possibleTargets = new Lazy<ImmutableArray<OptionTarget>>(
            () => [.. targets.Find(call.Option, call.IsOnCore ? Core : ProjectPlatforms.ToAbis())]);
        _targets = new Lazy<ImmutableArray<OptionTarget>>(() => [.. targets.Find(call.Option, Systems)]);
    }

    public SocketOptionCall Call { get; }

    public SocketTypes Types { get; }

    public OptionTargets OptionTargets { get; }

    public CancellationToken Cancellation => _analysis.CancellationToken;

    /// <summary>The systems that the project is written for.</summary>
    public PlatformSet ProjectPlatforms => _projectPlatforms.Value;

    /// <summary>The systems on which the call may run, after the attributes around it and the tests on the way to it.</summary>
    public PlatformSet Platforms => _platforms.Value;

    /// <summary>The same as the table calls them; a call on the in-process core runs on that.</summary>
    public IEnumerable<Abi> Systems => Call.IsOnCore ? Core : Platforms.ToAbis();

    /// <summary>
    /// What the call reaches on the systems that the project is written for. What is right for all of these needs no look at the
    /// code around the call, which is what costs most.
    /// </summary>
    public ImmutableArray<OptionTarget> PossibleTargets => _possibleTargets.Value;

    /// <summary>What the call reaches on the systems on which it may run: some of <see cref="PossibleTargets"/>.</summary>
    public ImmutableArray<OptionTarget> Targets => _targets.Value;

    /// <summary>The flow graph of the member that has the call in it, or null where there is none.</summary>
    // Lambdas and local functions have graphs of their own, inside this one.
    public ControlFlowGraph? Graph => Root(Call.Operation) switch
    {
        IMethodBodyOperation or IConstructorBodyOperation or IBlockOperation => _analysis.GetControlFlowGraph(),
        IFieldInitializerOperation or IPropertyInitializerOperation => _analysis.GetControlFlowGraph(),
        _ => null,
    };

    private PlatformSet NarrowPlatforms()
    {
        PlatformSet entry = PlatformAttributes.Narrow(ProjectPlatforms, _analysis.ContainingSymbol);
        if (Call is { Api: SocketOptionApi.Native, Method: { } native })
        {
            entry = entry.Intersect(NativeLibrary.SystemsOf(native));
        }

        if (ConditionalCode.SpeaksOfPlatforms(Call.Operation.Syntax))
        {
            entry = entry.InDoubt();
        }

        PlatformFlow flow = new PlatformFlow(Call.Operation.SemanticModel, Cancellation);
        return Graph is { } graph ? flow.At(graph, Call.Operation.Syntax, entry) : entry;
    }

    private static IOperation Root(IOperation operation)
    {
        while (operation.Parent is { } parent)
        {
            operation = parent;
        }

        return operation;
    }
}
