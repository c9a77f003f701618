using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Sockopt.CodeFixes.Calls;

/// <summary>Edits the text of a call on a socket: its name, what names its option, and its value.</summary>
internal static class CallText
{
    /// <summary>The edit, or null if the call is written in a way that it does not know.</summary>
    /// <param name="site">The call.</param>
    /// <param name="method">The new method.</param>
    /// <param name="option">What names the option there.</param>
    /// <param name="value">The value there, or null if there is none.</param>
    public static ImmutableArray<TextChange>? Rewrite(OptionCallSite site, string method, string option, string? value)
    {
        TextChange? name = site.Syntax.Expression switch
        {
            MemberAccessExpressionSyntax { Expression: BaseExpressionSyntax } => null,
            MemberAccessExpressionSyntax access => new TextChange(access.Name.Span, method),
            MemberBindingExpressionSyntax binding => new TextChange(binding.Name.Span, method),
            // An extension is not found without something that it extends.
            IdentifierNameSyntax identifier => new TextChange(identifier.Span, $"this.{method}"),
            _ => null,
        };
        if (name is not { } change
            || OptionCallSite.ArgumentOf(site.Call.Level) is not { } level
            || OptionCallSite.ArgumentOf(site.Call.Name) is not { } number)
        {
            return null;
        }

        ArgumentSyntax? last = OptionCallSite.ArgumentOf(site.Call.Value);
        SeparatedSyntaxList<ArgumentSyntax> arguments = site.Syntax.ArgumentList.Arguments;
        ArgumentSyntax[] expected = last is null ? [level, number] : [level, number, last];
        if (arguments.Count != expected.Length || (value is null) != (last is null))
        {
            return null;
        }

        // In the usual order everything around the arguments stays as it is: line breaks, and comments about the value.
        if (arguments.SequenceEqual(expected))
        {
            TextChange names = new TextChange(TextSpan.FromBounds(level.SpanStart, number.Span.End), option);
            return last is null ? [change, names] : [change, names, new TextChange(last.Span, value!)];
        }

        TextSpan all = TextSpan.FromBounds(arguments[0].SpanStart, arguments[arguments.Count - 1].Span.End);
        return [change, new TextChange(all, last is null ? option : $"{option}, {value}")];
    }
}
