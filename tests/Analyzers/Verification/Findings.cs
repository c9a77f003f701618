using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;

namespace Sockopt.Analyzers.Tests.Verification;

/// <summary>What was reported, for a test to ask more about.</summary>
public sealed class Findings
{
    private readonly Document _document;
    private readonly ImmutableArray<Diagnostic> _diagnostics;
    private readonly ProjectUnderTest _project;

    internal Findings(Document document, ImmutableArray<Diagnostic> diagnostics, ProjectUnderTest project)
    {
        _document = document;
        _diagnostics = diagnostics;
        _project = project;
    }

    /// <summary>Reads well between two expectations.</summary>
    public Findings And => this;

    /// <summary>These are the messages, from top to bottom.</summary>
    public Findings Saying(params string[] messages)
    {
        IEnumerable<string> actual = _diagnostics.Select(static found => found.GetMessage(CultureInfo.InvariantCulture));
        Require(string.Join('\n', messages), string.Join('\n', actual), "messages");
        return this;
    }

    /// <summary>Everything has this severity.</summary>
    public Findings As(DiagnosticSeverity severity)
    {
        Require($"{severity}", string.Join(", ", _diagnostics.Select(static found => found.Severity).Distinct()), "severity");
        return this;
    }

    /// <summary>What was reported first tells the fixes this; null if it tells them nothing of that kind.</summary>
    public Findings Hinting(string key, string? value)
    {
        Require(value ?? "nothing", _diagnostics[0].Properties.GetValueOrDefault(key) ?? "nothing", key);
        return this;
    }

    /// <summary>No fix is offered for anything that was reported.</summary>
    public Findings IsNotFixable()
    {
        IEnumerable<string> titles = _diagnostics.SelectMany(found => OfferedFixes.For(found, _document)).Select(static fix => fix.Action.Title);
        Require("", string.Join('\n', titles), "fixes");
        return this;
    }

    /// <summary>These are the fixes that are offered for what was reported first, the first one first.</summary>
    public Findings Offers(params string[] titles)
    {
        IEnumerable<string> actual = OfferedFixes.For(_diagnostics[0], _document).Select(static fix => fix.Action.Title);
        Require(string.Join('\n', titles), string.Join('\n', actual), "fixes");
        return this;
    }

    /// <summary>The fix of this title for what was reported first gives this source, in which what is still reported is
    /// marked.</summary>
    public Findings IsFixedBy(string title, string expected) => IsChanged(OfferedFixes.Apply(FixTitled(title)), expected);

    /// <summary>The same fix as that of this title, for all that was reported, gives this source.</summary>
    public Findings AreAllFixedBy(string title, string expected) =>
        IsChanged(OfferedFixes.ApplyToAll(FixTitled(title), _diagnostics), expected);

    /// <summary>The one fix for what was reported first gives this source, in which what is still reported is marked.</summary>
    public Findings IsFixedTo(string expected) => IsChanged(OfferedFixes.Apply(OnlyFix()), expected);

    /// <summary>The same fix for all that was reported gives this source, in which what is still reported is marked.</summary>
    public Findings AreAllFixedTo(string expected) => IsChanged(OfferedFixes.ApplyToAll(OnlyFix(), _diagnostics), expected);

    private OfferedFix OnlyFix()
    {
        ImmutableArray<OfferedFix> fixes = OfferedFixes.For(_diagnostics[0], _document);
        return fixes.Length == 1
            ? fixes[0]
            : throw new VerificationException($"One fix is expected, {fixes.Length} are offered.");
    }

    private OfferedFix FixTitled(string title) =>
        OfferedFixes.For(_diagnostics[0], _document).FirstOrDefault(fix => fix.Action.Title == title)
            ?? throw new VerificationException($"The fix '{title}' is not offered.");

    private Findings IsChanged(Document changed, string expected)
    {
        Markup markup = Markup.Parse(expected);
        Require(markup.Source, changed.GetTextAsync().GetAwaiter().GetResult().ToString(), "fixed source");

        SourceUnderTest result = new SourceUnderTest(markup, _project);
        if (markup.Spans.IsEmpty)
        {
            result.ReportsNothing();
        }
        else
        {
            result.Reports();
        }

        return this;
    }

    private static void Require(string expected, string actual, string what)
    {
        if (expected != actual)
        {
            throw new VerificationException($"Other {what} than expected.\nExpected:\n{expected}\nActual:\n{actual}");
        }
    }
}
