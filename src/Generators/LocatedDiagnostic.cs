using Microsoft.CodeAnalysis.Text;
using Sockopt.Generators.Model;
using Sockopt.Generators.Table;

namespace Sockopt.Generators;

/// <summary>Something wrong in a table, at a line and column of its file.</summary>
internal sealed record LocatedDiagnostic(
    TableError Error, string Path, TextSpan Span, LinePositionSpan Lines, EquatableArray<string> Arguments)
{
    public static LocatedDiagnostic In(string path, SourceText text, TableDiagnostic diagnostic)
    {
        TextSpan span = new(diagnostic.Offset, diagnostic.Length);
        return new(diagnostic.Error, path, span, text.Lines.GetLinePositionSpan(span), diagnostic.Arguments);
    }
}
