using Microsoft.CodeAnalysis;
using Sockopt.Generators.Table;

namespace Sockopt.Generators;

/// <summary>Tells the compiler what is wrong in a table.</summary>
internal static class TableDiagnosticReporter
{
    public static void Report(SourceProductionContext context, LocatedDiagnostic diagnostic) =>
        context.ReportDiagnostic(Diagnostic.Create(
            Descriptor(diagnostic.Error),
            Location.Create(diagnostic.Path, diagnostic.Span, diagnostic.Lines),
            [.. diagnostic.Arguments]));

    private static DiagnosticDescriptor Descriptor(TableError error) => new(
        error.Id, error.Title, error.Message, "Sockopt.Table", DiagnosticSeverity.Error, isEnabledByDefault: true);
}
