using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Sockopt.Analyzers.Platforms;

/// <summary>Code under <c>#if</c>.</summary>
internal static class ConditionalCode
{
    /// <summary>Whether a node is compiled only under a symbol that speaks of a system, such as <c>#if WINDOWS</c>.</summary>
    public static bool SpeaksOfPlatforms(SyntaxNode node)
    {
        SyntaxNode root = node.SyntaxTree.GetRoot();
        if (!root.ContainsDirectives)
        {
            return false;
        }

        Stack<bool> open = new Stack<bool>();
        for (DirectiveTriviaSyntax? directive = root.GetFirstDirective();
            directive is not null && directive.SpanStart < node.SpanStart;
            directive = directive.GetNextDirective())
        {
            switch (directive)
            {
                case IfDirectiveTriviaSyntax first:
                    open.Push(PlatformNames.AreIn(first.Condition));
                    break;
                // What follows an #elif or #else depends on the conditions before it, too.
                case ElifDirectiveTriviaSyntax next when open.Count > 0:
                    open.Push(open.Pop() || PlatformNames.AreIn(next.Condition));
                    break;
                case EndIfDirectiveTriviaSyntax when open.Count > 0:
                    open.Pop();
                    break;
            }
        }

        return open.Contains(true);
    }
}
