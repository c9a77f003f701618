using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Sockopt.CodeFixes.Usings;

/// <summary>The edits that add using directives, among those that are there.</summary>
internal static class UsingInsertion
{
    /// <summary>The edits, or null where conditional code makes it unclear where a directive belongs.</summary>
    /// <param name="root">The document.</param>
    /// <param name="text">Its text.</param>
    /// <param name="needs">The namespaces that are to be known, and where.</param>
    public static IEnumerable<TextChange>? For(
        CompilationUnitSyntax root, SourceText text, IEnumerable<(int Position, string Namespace)> needs)
    {
        List<TextChange> changes = new List<TextChange>();
        foreach (IGrouping<SyntaxList<UsingDirectiveSyntax>, string> place in
            needs.ToLookup(need => Around(root, need.Position), static need => need.Namespace))
        {
            string[] names = place
                .Distinct()
                .OrderByDescending(IsSystem)
                .ThenBy(static name => name, StringComparer.Ordinal)
                .ToArray();
            if (place.Key.Any(static directive => directive.ContainsDirectives)
                || (place.Key.Count == 0 && FirstToken(root).LeadingTrivia.Any(static trivia => trivia.IsDirective)))
            {
                return null;
            }

            changes.AddRange(place.Key.Count == 0
                ? [AtTop(root, text, names)]
                : names.Select(name => Among(text, place.Key, name)));
        }

        return changes;
    }

    private static TextChange Among(SourceText text, SyntaxList<UsingDirectiveSyntax> usings, string name)
    {
        UsingDirectiveSyntax[] plain = usings.Where(IsPlain).ToArray();
        return plain.LastOrDefault(directive => Precedes(directive.Name!.ToString(), name)) is { } previous
                ? After(text, previous, name)
            : plain.FirstOrDefault() is { } following ? Before(text, following, name)
            : usings.LastOrDefault(static directive => !directive.GlobalKeyword.IsKind(SyntaxKind.None)) is { } global
                ? After(text, global, name)
            : Before(text, usings[0], name);
    }

    // Where a file keeps its directives inside its namespace, there is where the new one goes.
    private static SyntaxList<UsingDirectiveSyntax> Around(CompilationUnitSyntax root, int position) =>
        root.Usings.Count > 0
            ? root.Usings
            : root.FindToken(position).Parent?.AncestorsAndSelf()
                .OfType<BaseNamespaceDeclarationSyntax>()
                .Select(static container => container.Usings)
                .FirstOrDefault(static usings => usings.Count > 0) ?? default;

    private static bool IsPlain(UsingDirectiveSyntax directive) =>
        directive.Alias is null
        && directive.Name is not null
        && directive.StaticKeyword.IsKind(SyntaxKind.None)
        && directive.GlobalKeyword.IsKind(SyntaxKind.None);

    // System comes before all others.
    private static bool Precedes(string one, string other)
    {
        bool isSystem = IsSystem(one);
        return isSystem == IsSystem(other) ? string.CompareOrdinal(one, other) < 0 : isSystem;
    }

    private static bool IsSystem(string name) => name == "System" || name.StartsWith("System.", StringComparison.Ordinal);

    private static TextChange After(SourceText text, UsingDirectiveSyntax directive, string name) =>
        new(new TextSpan(directive.Span.End, 0), $"{LineEnd(text)}{Indentation(text, directive)}using {name};");

    private static TextChange Before(SourceText text, UsingDirectiveSyntax directive, string name) =>
        new(new TextSpan(directive.SpanStart, 0), $"using {name};{LineEnd(text)}{Indentation(text, directive)}");

    private static string Indentation(SourceText text, UsingDirectiveSyntax directive)
    {
        TextLine line = text.Lines.GetLineFromPosition(directive.SpanStart);
        string before = text.ToString(TextSpan.FromBounds(line.Start, directive.SpanStart));
        return string.IsNullOrWhiteSpace(before) ? before : "";
    }

    private static TextChange AtTop(CompilationUnitSyntax root, SourceText text, string[] names)
    {
        string line = LineEnd(text);
        int position = EndOfHeader(text, FirstToken(root));
        string directives = string.Concat(names.Select(name => $"using {name};{line}"));
        return new TextChange(new TextSpan(position, 0), StartsWithBlank(text, position) ? directives : directives + line);
    }

    private static SyntaxToken FirstToken(CompilationUnitSyntax root) => root.Externs.LastOrDefault() is { } alias
        ? alias.GetLastToken().GetNextToken(includeZeroWidth: true)
        : root.GetFirstToken(includeZeroWidth: true);

    private static string LineEnd(SourceText text)
    {
        TextLine first = text.Lines[0];
        return first.EndIncludingLineBreak > first.End
            ? text.ToString(TextSpan.FromBounds(first.End, first.EndIncludingLineBreak))
            : "\n";
    }

    // A comment that a blank line parts from the code is about the file.
    private static int EndOfHeader(SourceText text, SyntaxToken first)
    {
        TextLine line = text.Lines.GetLineFromPosition(first.SpanStart);
        while (line.LineNumber > 0 && line.Start > first.FullSpan.Start)
        {
            TextLine previous = text.Lines[line.LineNumber - 1];
            if (previous.Start < first.FullSpan.Start || string.IsNullOrWhiteSpace(previous.ToString()))
            {
                break;
            }

            line = previous;
        }

        return Math.Max(line.Start, first.FullSpan.Start);
    }

    private static bool StartsWithBlank(SourceText text, int position) =>
        string.IsNullOrWhiteSpace(text.Lines.GetLineFromPosition(position).ToString());
}
