using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Sockopt.CodeFixes.Usings;

/// <summary>The edit that adds a using directive, among those that are there.</summary>
internal static class UsingInsertion
{
    /// <summary>The edit, or null where conditional code makes it unclear where the directive belongs.</summary>
    public static TextChange? For(CompilationUnitSyntax root, SourceText text, int position, string name)
    {
        SyntaxList<UsingDirectiveSyntax> usings = Around(root, position);
        string line = text.Lines[0] is { End: var end, EndIncludingLineBreak: var next } && next > end
            ? text.ToString(TextSpan.FromBounds(end, next))
            : "\n";
        if (usings.Count == 0)
        {
            return AtTop(root, text, $"using {name};{line}", line);
        }

        if (usings.Any(static directive => directive.ContainsDirectives))
        {
            return null;
        }

        UsingDirectiveSyntax[] plain = usings.Where(IsPlain).ToArray();
        return plain.LastOrDefault(directive => Precedes(directive.Name!.ToString(), name)) is { } previous
                ? After(text, previous, name, line)
            : plain.FirstOrDefault() is { } following ? Before(text, following, name, line)
            : usings.LastOrDefault(static directive => !directive.GlobalKeyword.IsKind(SyntaxKind.None)) is { } global
                ? After(text, global, name, line)
            : Before(text, usings[0], name, line);
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

    private static TextChange After(SourceText text, UsingDirectiveSyntax directive, string name, string line) =>
        new(new TextSpan(directive.Span.End, 0), $"{line}{Indentation(text, directive)}using {name};");

    private static TextChange Before(SourceText text, UsingDirectiveSyntax directive, string name, string line) =>
        new(new TextSpan(directive.SpanStart, 0), $"using {name};{line}{Indentation(text, directive)}");

    private static string Indentation(SourceText text, UsingDirectiveSyntax directive)
    {
        TextLine line = text.Lines.GetLineFromPosition(directive.SpanStart);
        string before = text.ToString(TextSpan.FromBounds(line.Start, directive.SpanStart));
        return string.IsNullOrWhiteSpace(before) ? before : "";
    }

    private static TextChange? AtTop(CompilationUnitSyntax root, SourceText text, string directive, string line)
    {
        SyntaxToken first = root.Externs.LastOrDefault() is { } alias
            ? alias.GetLastToken().GetNextToken(includeZeroWidth: true)
            : root.GetFirstToken(includeZeroWidth: true);
        if (first.LeadingTrivia.Any(static trivia => trivia.IsDirective))
        {
            return null;
        }

        int position = EndOfHeader(text, first);
        return new TextChange(new TextSpan(position, 0), StartsWithBlank(text, position) ? directive : directive + line);
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
