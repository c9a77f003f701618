using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Sockopt.Analyzers.Calls;
using Sockopt.Analyzers.Catalog;
using Sockopt.Analyzers.Rules;

namespace Sockopt.Analyzers;

/// <summary>Looks at statements that are no more than a call.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class IgnoredResultAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.IgnoredError];

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

            start.RegisterOperationAction(
                statement =>
                {
                    IOperation dropped = ((IExpressionStatementOperation)statement.Operation).Operation;
                    if (IgnoredError.Check(dropped, types, reader) is { } diagnostic)
                    {
                        statement.ReportDiagnostic(diagnostic);
                    }
                },
                OperationKind.ExpressionStatement);
        });
    }
}
