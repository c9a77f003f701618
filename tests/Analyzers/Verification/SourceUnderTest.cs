using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Sockopt.Analyzers.Tests.Verification;

/// <summary>A source with marks, and the project that it is part of.</summary>
public sealed class SourceUnderTest
{
    private readonly Markup _markup;
    private readonly ProjectUnderTest _project;

    internal SourceUnderTest(Markup markup, ProjectUnderTest project)
    {
        _markup = markup;
        _project = project;
    }

    /// <summary>Compiles against another platform than net10.0.</summary>
    public SourceUnderTest On(TargetPlatform platform) => In(_project with { Platform = platform });

    /// <summary>Compiles a program, so that the source may have top-level statements.</summary>
    public SourceUnderTest AsProgram() => In(_project with { Output = OutputKind.ConsoleApplication });

    /// <summary>Adds a <c>[*.cs]</c> section to the project's .editorconfig.</summary>
    public SourceUnderTest WithEditorConfig(string section) => In(_project with { EditorConfig = section });

    /// <summary>Adds the socket of the in-process core.</summary>
    public SourceUnderTest WithCore() => In(_project with { HasCore = true });

    /// <summary>Takes away the usings that the SDK adds by itself.</summary>
    public SourceUnderTest WithoutImplicitUsings() => In(_project with { HasImplicitUsings = false });

    /// <summary>Adds another file to the project.</summary>
    public SourceUnderTest WithFile(string source) => In(_project with { OtherFile = source });

    /// <summary>Adds a reference to an assembly of this source.</summary>
    public SourceUnderTest WithLibrary(string source) => In(_project with { Library = source });

    /// <summary>Looks at some rules alone, so that a test of one does not have to know all others.</summary>
    public SourceUnderTest For(params string[] rules) => In(_project with { Rules = [.. rules] });

    /// <summary>Says that the source need not compile, as while it is being typed.</summary>
    public SourceUnderTest Malformed() => In(_project with { MayBeMalformed = true });

    /// <summary>Everything that is marked is reported, and nothing else.</summary>
    public Findings Reports() =>
        _markup.Spans.IsEmpty
            ? throw new VerificationException("Nothing is marked: mark what is reported, or say ReportsNothing.")
            : Analyze();

    /// <summary>Nothing is reported.</summary>
    public void ReportsNothing()
    {
        if (!_markup.Spans.IsEmpty)
        {
            throw new VerificationException("Something is marked: take the marks away, or say Reports.");
        }

        Analyze();
    }

    /// <summary>
    /// Everything that is marked is reported, and nothing else: what a source says for itself, as one in a file does.
    /// </summary>
    public void ReportsWhatIsMarked() => Analyze();

    /// <summary>Whatever is reported, and whatever is offered for it, nothing throws.</summary>
    public void MakesNothingThrow()
    {
        Document document = _project.Add(_markup.Source);
        foreach (Diagnostic diagnostic in Analysis.Run(document, _project.MayBeMalformed))
        {
            foreach (OfferedFix fix in OfferedFixes.For(diagnostic, document))
            {
                OfferedFixes.Apply(fix);
            }
        }
    }

    private SourceUnderTest In(ProjectUnderTest project) => new(_markup, project);

    private Findings Analyze()
    {
        Document document = _project.Add(_markup.Source);
        ImmutableArray<Diagnostic> diagnostics = [.. Analysis.Run(document, _project.MayBeMalformed).Where(_project.Looks)];
        Compare([.. diagnostics.Select(static found => new MarkedSpan(found.Location.SourceSpan, found.Id))]);
        return new Findings(document, diagnostics, _project);
    }

    private void Compare(ImmutableArray<MarkedSpan> actual)
    {
        MarkedSpan[] missing = _markup.Spans.Where(mark => !actual.Any(mark.Matches)).ToArray();
        MarkedSpan[] unexpected = actual.Where(found => !_markup.Spans.Any(mark => mark.Matches(found))).ToArray();

        if (missing.Length > 0 || unexpected.Length > 0 || actual.Length != _markup.Spans.Length)
        {
            SourceText text = SourceText.From(_markup.Source);
            IEnumerable<string> lines =
            [
                .. missing.Select(mark => $"Not reported: {Describe(mark, text)}"),
                .. unexpected.Select(mark => $"Not expected: {Describe(mark, text)}"),
                $"{_markup.Spans.Length} expected, {actual.Length} reported. The source, with what is reported:",
                Markup.Render(_markup.Source, actual),
            ];
            throw new VerificationException(string.Join('\n', lines));
        }
    }

    private static string Describe(MarkedSpan mark, SourceText text)
    {
        LinePosition start = text.Lines.GetLinePosition(mark.Span.Start);
        return $"{mark.Id ?? "a diagnostic"} at ({start.Line + 1},{start.Character + 1}) '{text.ToString(mark.Span)}'";
    }
}
