using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Sockopt.Analyzers.Tests.Robustness;

/// <summary>Reports the declaration of every variable that is called target, and misbehaves as it is told.</summary>
#pragma warning disable RS1001, RS1036 // No compiler loads it: tests hand it over.
internal sealed class StubAnalyzer : DiagnosticAnalyzer
#pragma warning restore RS1001, RS1036
{
    public const string Id = "TEST0001";

#pragma warning disable RS2008 // It is never released.
    private static readonly DiagnosticDescriptor Rule = new(Id, "Target", "Target", "Test", DiagnosticSeverity.Warning, true);
#pragma warning restore RS2008

    public Action OnReport { get; init; } = static () => { };

    public bool Declares { get; init; } = true;

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => Declares ? [Rule] : [new(Rule.Id + "0", "Target", "Target", "Test", DiagnosticSeverity.Warning, true)];

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSyntaxNodeAction(
            node =>
            {
                VariableDeclaratorSyntax variable = (VariableDeclaratorSyntax)node.Node;
                if (variable.Identifier.ValueText == "target")
                {
                    OnReport();
                    node.ReportDiagnostic(Diagnostic.Create(Rule, variable.GetLocation()));
                }
            },
            SyntaxKind.VariableDeclarator);
    }
}
