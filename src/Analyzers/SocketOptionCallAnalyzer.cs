using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Sockopt.Analyzers.Calls;
using Sockopt.Analyzers.Rules;

namespace Sockopt.Analyzers;

/// <summary>Looks at the calls and properties that get and set socket options, and asks every rule about each.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SocketOptionCallAnalyzer : DiagnosticAnalyzer
{
    // Whether the call names the option that its author means. If it does not, no other question makes sense.
    private static readonly ImmutableArray<Func<CallContext, Diagnostic?>> NameRules =
    [
        GetOnlyOption.Check,
        SetOnlyOption.Check,
        WrongLevel.Check,
        CastNativeNumber.Check,
        FrameworkEnumInRawCall.Check,
    ];

    // What is wrong with a call that names its option. One call can have several such faults.
    private static readonly ImmutableArray<Func<CallContext, Diagnostic?>> UseRules =
    [
        WrongValueType.Check,
        ValueOutOfRange.Check,
        RawNumbersOfTypedOption.Check,
        OptionOfOtherSocket.Check,
        SetTooLate.Check,
        MissingOnTargetPlatform.Check,
        TimeoutOfAsynchronousSocket.Check,
        ClearedValueDiscarded.Check,
        ReuseAddressOfListener.Check,
        ChangedReadBack.Check,
    ];

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
    [
        Descriptors.GetOnlyOption,
        Descriptors.SetOnlyOption,
        Descriptors.WrongLevelReachesOther,
        Descriptors.WrongLevelFails,
        Descriptors.WrongValueType,
        Descriptors.ValueOutOfRange,
        Descriptors.FrameworkEnumInRawCall,
        Descriptors.RawNumbersOfTypedOption,
        Descriptors.CastNativeNumber,
        Descriptors.OptionOfOtherSocket,
        Descriptors.SetTooLate,
        Descriptors.MissingOnTargetPlatform,
        Descriptors.TimeoutOfAsynchronousSocket,
        Descriptors.ClearedValueDiscarded,
        Descriptors.ReuseAddressOfListener,
        Descriptors.ChangedReadBack,
    ];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            Lazy<SocketCompilation> compilation = new(() => SocketCompilation.Of(start.Compilation));
            start.RegisterOperationAction(
                analysis => Judge(
                    compilation.Value.Reader.Read((IInvocationOperation)analysis.Operation), compilation.Value, analysis),
                OperationKind.Invocation);
            start.RegisterOperationAction(
                analysis => Judge(
                    compilation.Value.Reader.Read((IPropertyReferenceOperation)analysis.Operation), compilation.Value, analysis),
                OperationKind.PropertyReference);
        });
    }

    private static void Judge(SocketOptionCall? call, SocketCompilation compilation, OperationAnalysisContext analysis)
    {
        if (call is null)
        {
            return;
        }

        CallContext context = new CallContext(call, compilation, analysis);
        foreach (Func<CallContext, Diagnostic?> rule in NameRules)
        {
            if (rule(context) is { } diagnostic)
            {
                analysis.ReportDiagnostic(diagnostic);
                return;
            }
        }

        foreach (Func<CallContext, Diagnostic?> rule in UseRules)
        {
            if (rule(context) is { } diagnostic)
            {
                analysis.ReportDiagnostic(diagnostic);
            }
        }
    }
}
