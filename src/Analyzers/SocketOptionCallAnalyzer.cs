using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Sockopt.Analyzers.Calls;
using Sockopt.Analyzers.Catalog;
using Sockopt.Analyzers.Platforms;
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
            SocketTypes types = new SocketTypes(start.Compilation);
            SocketOptionCallReader reader = new SocketOptionCallReader(start.Compilation, types, OptionCatalog.Default);
            if (!reader.CanFindCalls)
            {
                return;
            }

            OptionTargets targets = new OptionTargets(OptionCatalog.Default, types);
            TargetPlatforms platforms = new TargetPlatforms(start.Compilation);
            start.RegisterOperationAction(
                operation =>
                {
                    if (reader.Read((IInvocationOperation)operation.Operation) is { } call)
                    {
                        Judge(new CallContext(call, targets, types, platforms, operation), operation);
                    }
                },
                OperationKind.Invocation);
            start.RegisterOperationAction(
                operation =>
                {
                    if (reader.Read((IPropertyReferenceOperation)operation.Operation) is { } call)
                    {
                        Judge(new CallContext(call, targets, types, platforms, operation), operation);
                    }
                },
                OperationKind.PropertyReference);
        });
    }

    private static void Judge(CallContext context, OperationAnalysisContext analysis)
    {
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
