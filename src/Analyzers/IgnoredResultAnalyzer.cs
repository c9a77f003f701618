using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
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
            Lazy<SocketCompilation> compilation = new(() => SocketCompilation.Of(start.Compilation));
            start.RegisterOperationAction(
                statement =>
                {
                    IOperation dropped = ((IExpressionStatementOperation)statement.Operation).Operation;
                    if (IgnoredError.Check(dropped, compilation.Value.Types, compilation.Value.Reader) is { } diagnostic)
                    {
                        statement.ReportDiagnostic(diagnostic);
                    }
                },
                OperationKind.ExpressionStatement);
        });
    }
}
