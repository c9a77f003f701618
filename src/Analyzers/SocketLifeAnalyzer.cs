using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Sockopt.Analyzers.Calls;
using Sockopt.Analyzers.Rules;

namespace Sockopt.Analyzers;

/// <summary>Looks at the calls after which something of the core is not there any more, and at what comes behind them.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SocketLifeAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
    [
        Descriptors.UseAfterClose,
        Descriptors.ChainGivenAway,
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
                analysis => Judge((IInvocationOperation)analysis.Operation, compilation.Value.Types, analysis),
                OperationKind.Invocation);
        });
    }

    // Without the library there is no call to look at, and with it one that is not of it costs a comparison of references.
    private static void Judge(IInvocationOperation call, SocketTypes types, OperationAnalysisContext analysis)
    {
        if (types.Library is not { } library
            || !ReferenceEquals(call.TargetMethod.ContainingType.ContainingNamespace, library))
        {
            return;
        }

        foreach (Diagnostic diagnostic in UseAfterClose.Check(call, types, analysis))
        {
            analysis.ReportDiagnostic(diagnostic);
        }

        foreach (Diagnostic diagnostic in ChainGivenAway.Check(call, types, analysis))
        {
            analysis.ReportDiagnostic(diagnostic);
        }
    }
}
