using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using Sockopt.Analyzers.Tests.Verification;

namespace Sockopt.Analyzers.Tests.Robustness;

/// <summary>
/// Lets analyzers and fixes loose on a program that may be malformed. They may say and offer what they like, but none may
/// throw, or not end, and no fix may leave behind an error that was not there: of syntax, or of meaning where the program could
/// be parsed.
/// </summary>
internal sealed class RobustnessCheck(ImmutableArray<DiagnosticAnalyzer> analyzers, ImmutableArray<CodeFixProvider> fixes)
{
    /// <summary>The product's.</summary>
    public static RobustnessCheck OfProduct { get; } = new(Product.Analyzers, Product.Fixes);

    /// <summary>How long one program may take: a thousand times what it does, because the machine may be busy.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Checks a program.</summary>
    /// <param name="program">The program.</param>
    /// <param name="withFixAll">Whether fixes are also applied to all that they are for, which takes longer.</param>
    public Verdict Check(MutatedProgram program, bool withFixAll)
    {
        // A thread of its own, which is left alone if it never ends.
        Task<Verdict> verdict = Task.Factory.StartNew(
            () => new Examination(analyzers, fixes, program.ToDocument()).Run(withFixAll),
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default);
        return verdict.Wait(Patience)
            ? verdict.Result
            : new Verdict(new Fault("It does not end.", $"It has taken {Patience}."), [], []);
    }

    private sealed class Examination(
        ImmutableArray<DiagnosticAnalyzer> analyzers, ImmutableArray<CodeFixProvider> fixes, Document document)
    {
        private readonly List<string> _fixed = new List<string>();
        private readonly HashSet<string> _compiled = new HashSet<string>();
        private readonly Lazy<Errors> _errors = new(() => Errors.In(document));

        public Verdict Run(bool withFixAll)
        {
            Compilation compilation = document.Project.GetCompilationAsync().GetAwaiter().GetResult()!;
            AnalyzerOutcome outcome = Analysis.Run(compilation, document.Project.AnalyzerOptions, analyzers);
            Fault? fault = outcome.Exceptions.IsEmpty
                ? FindFaultOfFixes(outcome.Diagnostics, withFixAll)
                : Fault.Thrown("An analyzer", outcome.Exceptions[0]);
            return new Verdict(fault, [.. outcome.Diagnostics.Select(static diagnostic => diagnostic.Id)], [.. _fixed]);
        }

        private Fault? FindFaultOfFixes(ImmutableArray<Diagnostic> diagnostics, bool withFixAll)
        {
            HashSet<(CodeFixProvider, string?)> appliedToAll = new HashSet<(CodeFixProvider, string?)>();
            foreach (Diagnostic diagnostic in diagnostics)
            {
                if (FindFault($"A fix of {diagnostic.Id}", () => Offer(diagnostic)) is { } fault)
                {
                    return fault;
                }
            }

            return null;

            Fault? Offer(Diagnostic diagnostic)
            {
                foreach (OfferedFix fix in OfferedFixes.For(diagnostic, document, fixes))
                {
                    string name = $"The fix \"{fix.Action.EquivalenceKey}\" of {diagnostic.Id}";
                    bool isForAll = withFixAll && appliedToAll.Add((fix.Provider, fix.Action.EquivalenceKey));
                    if ((FindFault(name, () => Compare(name, OfferedFixes.Apply(fix)))
                        ?? (isForAll ? FindFault(name, () => Compare($"{name}, for all,", OfferedFixes.ApplyToAll(fix, diagnostics))) : null)) is { } fault)
                    {
                        return fault;
                    }

                    _fixed.Add(diagnostic.Id);
                }

                return null;
            }
        }

        private static Fault? FindFault(string what, Func<Fault?> step)
        {
            try
            {
                return step();
            }
#pragma warning disable CA1031 // Whatever it is, it is what is looked for.
            catch (Exception exception)
            {
                return Fault.Thrown(what, exception);
            }
#pragma warning restore CA1031
        }

        private Fault? Compare(string fix, Document changed)
        {
            // What a fix makes is parsed always, but compiled once in a program: that takes longer than all the rest.
            Errors before = _errors.Value;
            Errors after = Errors.In(changed);
            string? harm =
                after.OfSyntax.Length > before.OfSyntax.Length ? "breaks the syntax"
                : before.OfSyntax.IsEmpty && _compiled.Add(fix) && after.All.Length > before.All.Length ? "adds an error"
                : null;
            return harm is null
                ? null
                : new Fault(
                    $"{fix} {harm}.",
                    $"""
                    Errors before:
                    {string.Join('\n', before.All)}
                    Errors after:
                    {string.Join('\n', after.All)}
                    The source after:
                    {changed.GetTextAsync().GetAwaiter().GetResult()}
                    """);
        }
    }

    private sealed class Errors(ImmutableArray<Diagnostic> ofSyntax, Func<ImmutableArray<Diagnostic>> all)
    {
        private readonly Lazy<ImmutableArray<Diagnostic>> _all = new(all);

        public ImmutableArray<Diagnostic> OfSyntax { get; } = ofSyntax;

        public ImmutableArray<Diagnostic> All => _all.Value;

        public static Errors In(Document document) => new(
            Only(document.GetSyntaxTreeAsync().GetAwaiter().GetResult()!.GetDiagnostics()),
            () => Only(document.Project.GetCompilationAsync().GetAwaiter().GetResult()!.GetDiagnostics()));

        private static ImmutableArray<Diagnostic> Only(IEnumerable<Diagnostic> diagnostics) =>
            [.. diagnostics.Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)];
    }
}
