using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Sockopt.Analyzers.Tests.Robustness;

/// <summary>One way to change a program. A text that has no place for it stays as it is.</summary>
internal sealed record Mutation(string Name, Func<MutationSite, string> Apply)
{
    // What stands where a number, a name or a buffer is expected, as constants of every type and as things that are half there.
    private static readonly ImmutableArray<string> Oddities =
    [
        "0", "-1", "300", "int.MinValue", "uint.MaxValue", "long.MaxValue", "ulong.MaxValue", "1.5", "double.NaN", "1m", "'x'", "true",
        "(byte)1", "(short)-1", "(int)3000000000", "unchecked((int)0xffffffff)", "1 / 0", "int.MaxValue + 1", "null", "null!", "default",
        "default(object)", "\"\"", "\"\"u8", "$\"{0}\"", "[]", "[1, 2]", "new byte[] { 1 }", "new byte[-1]", "stackalloc byte[4]",
        "new()", "new { }", "this", "base", "typeof(int)", "nameof(Missing)", "Missing", "Missing.Missing", "out _", "out int odd",
        "ref missing", "_", "__arglist", "throw null!", "await Missing", "() => { }", "static x => x", "x => x switch { }", "1 switch { }",
        "(1, 2)", "checked((byte)256)", "(dynamic)1", "SocketOptionName", "(SocketOptionName)15", "SocketOptionLevel.Tcp", "args[0]", "-(-1)",
        "(object)1", "(System.IntPtr)1", "sizeof(int)", "global::", "1..2", "^1", "int", "delegate { }", "DateTime.Now", "TimeSpan.Zero",
    ];

    private static readonly ImmutableArray<string> Wrappings =
    [
        "{ $ }", "if (OperatingSystem.IsLinux()) $", "if (!OperatingSystem.IsWindows()) $ else $", "while (true) $", "do $ while (false);",
        "for (;;) $", "foreach (int i1 in new int[1]) $", "lock (typeof(object)) $", "using (null as IDisposable) $", "checked { $ }",
        "try { $ } finally { }", "try { } finally { $ }", "try { $ } catch { $ }", "try { throw null!; } catch when (true) { $ }",
        "switch (1) { case 1: $ break; }", "switch (1) { default: $ }", "again1: $ goto again1;", "Action a1 = () => { $ };",
        "Func<Task> a2 = async () => { await Task.Yield(); $ };", "void F1() { $ } F1();", "static void F2() { $ }", "unsafe { $ }",
        "\n#if true\n$\n#endif\n", "\n#if false\n$\n#else\n$\n#endif\n", "\n#region R\n$\n#endregion\n", "if (args is [var a3]) $", "$ $",
        "#pragma warning disable\n$", "/* before */ $ // after\n", "return; $", "$ return;", "goto missing; $", "; $",
    ];

    private static readonly ImmutableArray<string> Trivia =
    [
        " ", "\t", "\n", "\r\n", "\n\n", "/* between */", "// rest\n", "\n#if DEBUG\n", "\n#else\n", "\n#endif\n", "\n#region\n",
        "\n#nullable disable\n", "\n#line 1 \"other.cs\"\n", "\n#line hidden\n", "/// <summary>\n", "/*", "\"", "\"\"\"", "\0", "\ufeff", "é", "\\",
    ];

    /// <summary>All of them; those that are there more than once are drawn more often.</summary>
    public static ImmutableArray<Mutation> All { get; } =
    [
        new("a token deleted", DeleteToken),
        new("a token deleted", DeleteToken),
        new("a token duplicated", DuplicateToken),
        new("a token duplicated", DuplicateToken),
        new("neighbours swapped", SwapNeighbours),
        new("tokens swapped", SwapTokens),
        new("a token replaced", ReplaceToken),
        new("a token replaced by its like", ReplaceByLike),
        new("a token replaced by its like", ReplaceByLike),
        new("a line half-typed", TruncateLine),
        new("the text cut", CutText),
        new("lines joined", JoinLines),
        new("trivia inserted", InsertTrivia),
        new("an odd value", ReplaceValue),
        new("an odd value", ReplaceValue),
        new("values swapped", SwapValues),
        new("a statement deleted", DeleteStatement),
        new("a statement moved", MoveStatement),
        new("a statement wrapped", WrapStatement),
        new("a statement wrapped", WrapStatement),
        new("a statement spliced in", InsertForeignStatement),
        new("a statement spliced in", InsertForeignStatement),
        new("a statement replaced by another program's", ReplaceByForeignStatement),
    ];

    private static string DeleteToken(MutationSite site) =>
        At(site.Tokens, site, token => site.Replace(token.Span, ""));

    private static string DuplicateToken(MutationSite site) =>
        At(site.Tokens, site, token => site.Replace(token.Span, $"{token} {token}"));

    private static string SwapNeighbours(MutationSite site)
    {
        ImmutableArray<SyntaxToken> tokens = site.Tokens;
        int first = site.Random.Next(Math.Max(1, tokens.Length - 1));
        return tokens.Length < 2 ? site.Source : site.Swap(tokens[first].Span, tokens[first + 1].Span);
    }

    private static string SwapTokens(MutationSite site) =>
        At(site.Tokens, site, one => At(site.Tokens, site, other => site.Swap(one.Span, other.Span)));

    private static string ReplaceToken(MutationSite site) =>
        At(site.Tokens, site, one => At(site.Tokens, site, other => site.Replace(one.Span, other.Text)));

    // What replaces a name is a name, and a number a number: most of such programs still parse, and many compile.
    private static string ReplaceByLike(MutationSite site)
    {
        ImmutableArray<SyntaxToken> tokens =
            [.. site.Tokens.Where(static token => token.IsKind(SyntaxKind.IdentifierToken) || token.Value is int or bool or string)];
        return At(tokens, site, one =>
            At([.. tokens.Where(other => other.IsKind(one.Kind()))], site, other => site.Replace(one.Span, other.Text)));
    }

    private static string TruncateLine(MutationSite site) =>
        At(site.Lines, site, line => site.Replace(TextSpan.FromBounds(line.Start + site.Random.Next(line.Length), line.End), ""));

    private static string CutText(MutationSite site) => site.Source[..site.Random.Next(site.Source.Length + 1)];

    private static string JoinLines(MutationSite site) =>
        At(site.Lines, site, line => line.End == site.Source.Length ? site.Source : site.Replace(new TextSpan(line.End, 1), " "));

    private static string InsertTrivia(MutationSite site) =>
        At(site.Tokens, site, token => site.Replace(new TextSpan(token.SpanStart, 0), site.Random.Of(Trivia)));

    private static string ReplaceValue(MutationSite site) =>
        At(site.Values, site, value => site.Replace(value, site.Random.Of(Oddities)));

    private static string SwapValues(MutationSite site) =>
        At(site.Values, site, one => At(site.Values, site, other => site.Swap(one, other)));

    private static string DeleteStatement(MutationSite site) =>
        At(site.Statements, site, statement => site.Replace(statement, ""));

    private static string MoveStatement(MutationSite site) =>
        At(site.Statements, site, one => At(site.Statements, site, other => site.Swap(one, new TextSpan(other.Start, 0))));

    private static string WrapStatement(MutationSite site) =>
        At(site.Statements, site, statement =>
            site.Replace(statement, site.Random.Of(Wrappings).Replace("$", site.Text(statement), StringComparison.Ordinal)));

    private static string InsertForeignStatement(MutationSite site) =>
        At(site.Statements, site, statement => site.Replace(new TextSpan(statement.Start, 0), $"{ForeignStatement(site)} "));

    private static string ReplaceByForeignStatement(MutationSite site) =>
        At(site.Statements, site, statement => site.Replace(statement, ForeignStatement(site)));

    private static string ForeignStatement(MutationSite site)
    {
        ImmutableArray<string> statements = site.Random.Of(site.Seeds).Statements;
        return statements.IsEmpty ? ";" : site.Random.Of(statements);
    }

    private static string At<T>(ImmutableArray<T> places, MutationSite site, Func<T, string> change) =>
        places.IsEmpty ? site.Source : change(site.Random.Of(places));
}
