using System.Text.RegularExpressions;

namespace Sockopt.Tests.Headers;

/// <summary>Headers as the preprocessor left them, with their macros: says what they declare, so that a program need not name
/// what they do not.</summary>
internal sealed partial class HeaderText(string text)
{
    // Macros are words here as well: the preprocessor keeps their #define lines.
    private readonly HashSet<string> _words = [.. Word().Matches(text).Select(match => match.Value)];

    /// <summary>Whether there is a macro or an enumerator of this name.</summary>
    public bool Declares(string name) => _words.Contains(name);

    /// <summary>Whether there is such a type: <c>struct ucred</c>.</summary>
    public bool Defines(string type) => Body(type) is not null;

    /// <summary>Whether a type has this member, or for <c>a.b</c> the member <c>a</c>.</summary>
    public bool Has(string type, string member) =>
        Body(type) is { } body && Regex.IsMatch(body, $@"\b{Regex.Escape(member.Split('.', '[')[0])}\b");

    [GeneratedRegex(@"\b[A-Za-z_]\w*\b")]
    private static partial Regex Word();

    private string? Body(string type)
    {
        Match head = Regex.Match(text, $@"\b{type.Replace(" ", @"\s+", StringComparison.Ordinal)}\s*\{{");
        if (!head.Success)
        {
            return null;
        }

        int depth = 0;
        for (int i = head.Index + head.Length - 1; i < text.Length; i++)
        {
            depth += text[i] switch { '{' => 1, '}' => -1, _ => 0 };
            if (depth == 0)
            {
                return text[head.Index..i];
            }
        }

        return null;
    }
}
