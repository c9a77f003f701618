using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Sockopt.Analyzers.Calls;
using Sockopt.Analyzers.Catalog;
using Sockopt.Analyzers.Rules;

namespace Sockopt.Analyzers;

/// <summary>Looks at the calls that get and set socket options, and asks every rule about each.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SocketOptionCallAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.GetOnlyOption];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            SocketOptionCallReader reader = new SocketOptionCallReader(start.Compilation);
            if (reader.CanFindCalls)
            {
                start.RegisterOperationAction(operation => Analyze(operation, reader), OperationKind.Invocation);
            }
        });
    }

    private static void Analyze(OperationAnalysisContext context, SocketOptionCallReader reader)
    {
        if (reader.Read((IInvocationOperation)context.Operation) is not { } call)
        {
            return;
        }

        if (GetOnlyOption.Check(call, OptionCatalog.Default) is { } diagnostic)
        {
            context.ReportDiagnostic(diagnostic);
        }
    }
}
