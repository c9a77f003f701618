using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using Sockopt.CodeFixes;

namespace Sockopt.Analyzers.Tests;

/// <summary>What the compiler and the IDE find in the product's assemblies.</summary>
internal static class Product
{
    public static ImmutableArray<DiagnosticAnalyzer> Analyzers { get; } =
        Exported<DiagnosticAnalyzer, DiagnosticAnalyzerAttribute>(typeof(SocketOptionCallAnalyzer).Assembly);

    public static ImmutableArray<CodeFixProvider> Fixes { get; } =
        Exported<CodeFixProvider, ExportCodeFixProviderAttribute>(typeof(RemoveFailingCallFix).Assembly);

    /// <summary>The rules, sorted by id.</summary>
    public static ImmutableArray<DiagnosticDescriptor> Rules { get; } =
    [
        .. Analyzers.SelectMany(static analyzer => analyzer.SupportedDiagnostics)
            .Distinct()
            .OrderBy(static rule => rule.Id, StringComparer.Ordinal),
    ];

    /// <summary>Whether the IDE can offer a fix for a rule.</summary>
    public static bool HasFix(DiagnosticDescriptor rule) => Fixes.Any(fix => fix.FixableDiagnosticIds.Contains(rule.Id));

    private static ImmutableArray<T> Exported<T, TAttribute>(Assembly assembly)
        where TAttribute : Attribute =>
        [
            .. assembly.GetTypes()
                .Where(static type => type.IsDefined(typeof(TAttribute)))
                .Select(static type => (T)Activator.CreateInstance(type)!),
        ];
}
