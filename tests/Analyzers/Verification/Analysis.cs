using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Sockopt.Analyzers.Tests.Verification;

/// <summary>Runs the project's analyzers as the compiler does.</summary>
internal static class Analysis
{
    /// <summary>What is reported in a document, from top to bottom.</summary>
    public static ImmutableArray<Diagnostic> Run(Document document, bool mayBeMalformed)
    {
        Compilation compilation = document.Project.GetCompilationAsync().GetAwaiter().GetResult()!;
        if (!mayBeMalformed)
        {
            RequireNoErrors(compilation);
        }

        AnalyzerOutcome outcome = Run(compilation, document.Project.AnalyzerOptions, Product.Analyzers);
        return outcome.Exceptions.IsEmpty
            ? outcome.Diagnostics
            : throw new VerificationException($"An analyzer has thrown: {outcome.Exceptions[0]}");
    }

    /// <summary>What some analyzers report in a compilation, from top to bottom, and what they throw.</summary>
    public static AnalyzerOutcome Run(
        Compilation compilation, AnalyzerOptions options, ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        ConcurrentQueue<Exception> exceptions = new ConcurrentQueue<Exception>();
        CompilationWithAnalyzers analysis = compilation.WithAnalyzers(analyzers, new CompilationWithAnalyzersOptions(
            options,
            onAnalyzerException: (exception, _, _) => exceptions.Enqueue(exception),
            concurrentAnalysis: true,
            logAnalyzerExecutionTime: false));
        ImmutableArray<Diagnostic> diagnostics = analysis.GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult();
        return new AnalyzerOutcome(
            [.. diagnostics.OrderBy(static diagnostic => diagnostic.Location.SourceSpan)],
            [.. exceptions]);
    }

    private static void RequireNoErrors(Compilation compilation)
    {
        Diagnostic[] errors = compilation.GetDiagnostics().Where(static found => found.Severity == DiagnosticSeverity.Error).ToArray();
        if (errors.Length > 0)
        {
            throw new VerificationException($"The source does not compile:\n{string.Join<Diagnostic>('\n', errors)}");
        }
    }
}
