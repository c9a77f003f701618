using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Sockopt.Analyzers.Calls;
using Sockopt.Analyzers.Flow;
using Sockopt.Analyzers.Sockets;
using Sockopt.Analyzers.Variables;

namespace Sockopt.Analyzers.Chains;

/// <summary>
/// Which uses of a chain of mbufs come after it was given away, on every way to them in one function. A send takes the chain only
/// if it succeeds: who has asked for that, and learned that it failed, owns it.
/// </summary>
internal sealed class ChainFlow : ForwardFlow<ChainGiven>
{
    private readonly SocketTypes _types;
    private readonly ChainVariable _variables;
    private readonly ISymbol _variable;
    private readonly HashSet<IOperation> _conditions;
    private readonly Dictionary<SyntaxNode, ChainUse> _uses = [];
    private readonly Dictionary<SyntaxNode, ChainUse> _usesInFinally = [];
    private bool _isInFinally;

    private ChainFlow(ControlFlowGraph graph, SocketTypes types, SemanticModel model, ISymbol variable)
        : base(graph)
    {
        _types = types;
        _variables = new ChainVariable(types, model, FlowGraphs.CapturesOf(graph));
        _variable = variable;
        _conditions =
        [
            .. from block in graph.Blocks
               where block.ConditionKind != ControlFlowConditionKind.None && block.BranchValue is not null
               select block.BranchValue,
        ];
    }

    /// <summary>The uses that are wrong because of a call that takes the chain, from top to bottom.</summary>
    /// <param name="graph">The graph of the member that has the call in it, perhaps in a lambda or a local function.</param>
    /// <param name="types">The library's types.</param>
    /// <param name="model">The file that the call is in.</param>
    /// <param name="variable">The variable that the chain stands in.</param>
    /// <param name="call">The call that takes it.</param>
    /// <param name="cancellation">Stops the analysis.</param>
    public static IEnumerable<ChainUse> UsesAfter(
        ControlFlowGraph graph,
        SocketTypes types,
        SemanticModel model,
        ISymbol variable,
        SyntaxNode call,
        CancellationToken cancellation)
    {
        ChainFlow flow = new ChainFlow(FlowGraphs.FunctionAt(graph, call, cancellation), types, model, variable);
        flow.Solve(cancellation);
        flow._uses.Clear();
        flow.Revisit();
        IEnumerable<ChainUse> certain = flow._uses.Values.Where(static use => !use.Given.IsAsked);
        return
            from use in certain.Concat(flow._usesInFinally.Values.Where(use => !flow.IsCertain(use)))
            where use.Given.By == call
            orderby use.Operation.Syntax.SpanStart
            select use;
    }

    protected override ChainGiven Join(ChainGiven one, ChainGiven other) => one.Join(other);

    protected override ChainGiven Run(ChainGiven state, IOperation operation)
    {
        if (IsUse(operation))
        {
            Note(operation, state);
            state = default;
        }

        return operation switch
        {
            IInvocationOperation call => AfterCall(state, call),
            IObjectCreationOperation creation => IsWrittenBy(creation) ? default : state,
            ILocalReferenceOperation reference when IsHolder(reference.Local, state) =>
                AfterLook(state, reference),
            ISimpleAssignmentOperation assignment => AfterAssignment(state, assignment),
            _ => IsWrite(operation) ? default : state,
        };
    }

    protected override ChainGiven Leave(BasicBlock block, ControlFlowBranch branch, ChainGiven state)
    {
        if (block.ConditionKind == ControlFlowConditionKind.None || block.BranchValue is null)
        {
            return state;
        }

        if (state.Holder is null)
        {
            return state.IsAsked ? default : state;
        }

        if (SendResult.AskedBy(block.BranchValue, _types) is not var (holder, success) || !holder.Equals(state.Holder))
        {
            return state.Holder is ILocalSymbol ? state : default;
        }

        bool answer = branch.IsConditionalSuccessor == (block.ConditionKind == ControlFlowConditionKind.WhenTrue);
        return answer == success ? Taken(state.By!) : default;
    }

    // What a finally block does first happens on every way out of the try block, also on that after a success.
    protected override void Enter(BasicBlock finallyBlock, ChainGiven state)
    {
        _isInFinally = true;
        RunBlock(finallyBlock, state);
        _isInFinally = false;
    }

    protected override bool IsChange(IOperation operation) =>
        IsWrite(operation)
        || operation is ISimpleAssignmentOperation { Target: var target } && IsVariable(target)
        || IsWrittenBy(operation)
        || operation is IInvocationOperation call && IsTakenBy(call);

    // What throws if the chain is another's. The end of a using statement is no operation that somebody has written.
    private bool IsUse(IOperation operation) => operation switch
    {
        { IsImplicit: true } or { Parent: INameOfOperation } => false,
        IInvocationOperation call => IsMember(call.TargetMethod, call.Instance) || IsTakenBy(call),
        IPropertyReferenceOperation property => IsMember(property.Property, property.Instance),
        _ => false,
    };

    private bool IsMember(ISymbol member, IOperation? chain) =>
        ReferenceEquals(member.ContainingType, _types.MbufChain) && IsVariable(chain);

    private void Note(IOperation use, ChainGiven state)
    {
        if (!_isInFinally)
        {
            _uses[use.Syntax] = new ChainUse(
                use, _uses.TryGetValue(use.Syntax, out ChainUse? known) ? known.Given.Join(state) : state, IsInFinally: false);
        }
        else if (state.By is { } by
            && !(_usesInFinally.TryGetValue(use.Syntax, out ChainUse? known) && known.Given.By!.SpanStart <= by.SpanStart))
        {
            _usesInFinally[use.Syntax] = new ChainUse(use, state, IsInFinally: true);
        }
    }

    // A finally block that gives the chain away itself does so on the ways out of the try block, too.
    private bool IsCertain(ChainUse inFinally) =>
        _uses.TryGetValue(inFinally.Operation.Syntax, out ChainUse? use)
        && !use.Given.IsAsked
        && use.Given.By == inFinally.Given.By;

    private ChainGiven AfterCall(ChainGiven state, IInvocationOperation call)
    {
        // The chain that a call takes is another than the one that it puts there.
        if (IsWrittenBy(call))
        {
            return default;
        }

        return ChainClaim.Of(call, _types).FirstOrDefault(claim => IsVariable(claim.Chain)) switch
        {
            null => state,
            { IsOnSuccess: false } => Taken(call.Syntax),
            _ when _conditions.Contains(FlowGraphs.RootOf(call)) => Sent(call.Syntax) with { Holder = call.Syntax },
            _ when SendResult.IsKnown(call, out ILocalSymbol? holder) && !IsReadElsewhere(holder, call.Syntax) =>
                Sent(call.Syntax) with { Holder = holder },
            _ => Sent(call.Syntax) with { IsAsked = true },
        };
    }

    private static ChainGiven Taken(SyntaxNode by) => new(by, IfSucceeded: false, Holder: null, IsAsked: false);

    private static ChainGiven Sent(SyntaxNode by) => new(by, IfSucceeded: true, Holder: null, IsAsked: false);

    // Whatever is done with the result, other than what is understood, may have told the failure.
    private ChainGiven AfterLook(ChainGiven state, ILocalReferenceOperation reference) =>
        reference.Parent is ISimpleAssignmentOperation assignment && assignment.Target == reference ? state
        : FlowGraphs.RootOf(reference) is var root
            && _conditions.Contains(root)
            && SendResult.AskedBy(root, _types) is var (holder, _)
            && holder.Equals(state.Holder) ? state
        : state with { Holder = null, IsAsked = true };

    private ChainGiven AfterAssignment(ChainGiven state, ISimpleAssignmentOperation assignment)
    {
        if (IsVariable(assignment.Target))
        {
            // A copy is the same chain.
            return IsVariable(assignment.Value) ? state : default;
        }

        bool isOverwritten = assignment.Target is ILocalReferenceOperation { Local: var local }
            && IsHolder(local, state)
            && !assignment.Syntax.Span.Contains(state.By!.Span);
        return isOverwritten ? state with { Holder = null } : state;
    }

    // A lambda or a local function may tell what it has found in the result.
    private static bool IsReadElsewhere(ILocalSymbol? holder, SyntaxNode call) =>
        holder?.DeclaringSyntaxReferences is [var reference]
        && reference.GetSyntax() is var declaration
        && NamesInCode.Of(WrittenPlaces.FunctionOf(declaration) ?? WrittenPlaces.ScopeOf(declaration), holder.Name)
            .Any(place => WrittenPlaces.FunctionOf(place) != WrittenPlaces.FunctionOf(call));

    private static bool IsHolder(ILocalSymbol local, ChainGiven state) =>
        SymbolEqualityComparer.Default.Equals(local, state.Holder as ILocalSymbol);

    private bool IsWrite(IOperation operation) =>
        operation is not (IArgumentOperation or ISimpleAssignmentOperation) && SocketVariable.IsWrite(operation, IsVariable);

    // After the arguments have been evaluated, when the call is done.
    private bool IsWrittenBy(IOperation call) => call switch
    {
        IInvocationOperation { Arguments: var arguments } => arguments.Any(IsWritten),
        IObjectCreationOperation { Arguments: var arguments } => arguments.Any(IsWritten),
        _ => false,
    };

    private bool IsWritten(IArgumentOperation argument) => SocketVariable.IsWrite(argument, IsVariable);

    private bool IsTakenBy(IInvocationOperation call) => ChainClaim.Of(call, _types).Any(claim => IsVariable(claim.Chain));

    private bool IsVariable(IOperation? chain) => SymbolEqualityComparer.Default.Equals(_variables.Find(chain), _variable);
}
