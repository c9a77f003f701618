using Sockopt.Analyzers.Hints;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Sockopt.Analyzers.Tests.Verification;

namespace Sockopt.Analyzers.Tests.Fixes;

/// <summary>What the typed fix makes of calls by the framework's names, whichever rule asks for it.</summary>
public sealed class TypedCallOfNamesTests
{
    private const string Set = "socket.SetSocketOption(SocketOptionLevel.Udp, [|SocketOptionName.Debug|], {0});";
    private const string Get = "socket.GetSocketOption(SocketOptionLevel.Udp, [|SocketOptionName.Debug|])";

    [Theory]
    [InlineData("TcpOption.NoDelay", "true", "true")]
    [InlineData("TcpOption.NoDelay", "on", "on")]
    [InlineData("TcpOption.NoDelay", "1", "true")]
    [InlineData("TcpOption.NoDelay", "number", "number != 0")]
    [InlineData("TcpOption.NoDelay", "on ? 1 : 0", "(on ? 1 : 0) != 0")]
    [InlineData("TcpOption.NoDelay", "BitConverter.GetBytes(1)", "true")]
    [InlineData("IPOption.TimeToLive", "number", "number")]
    [InlineData("IPv6Option.MulticastInterface", "number", "number")]
    [InlineData("TcpOption.KeepAliveTime", "60", "TimeSpan.FromSeconds(60)")]
    [InlineData("SocketOption.ReceiveTimeout", "5000", "TimeSpan.FromMilliseconds(5000)")]
    [InlineData("SocketOption.Linger", "new LingerOption(true, 5)", "new Linger(true, TimeSpan.FromSeconds(5))")]
    [InlineData(
        "SocketOption.Linger",
        "new LingerOption(seconds: number, enable: on)", "new Linger(on, TimeSpan.FromSeconds(number))")]
    public void A_value_is_written_as_its_key_takes_it(string key, string value, string typed) =>
        Assert.Equal(Body($"socket.SetOption({key}, {typed});"), Fix(Set.Replace("{0}", value, StringComparison.Ordinal), key));

    [Theory]
    [InlineData("TcpOption.NoDelay", "socket")]
    [InlineData("IPOption.TimeToLive", "300")]
    [InlineData("IPOption.TimeToLive", "on")]
    [InlineData("TcpOption.KeepAliveTime", "120000")]
    [InlineData("SocketOption.ReceiveTimeout", "-1")]
    [InlineData("SocketOption.ReceiveTimeout", "BitConverter.GetBytes(5000)")]
    [InlineData("SocketOption.Linger", "on")]
    [InlineData("SocketOption.Linger", "linger")]
    [InlineData("SocketOption.Linger", "new LingerOption(true, 70000)")]
    [InlineData("SocketOption.SocketType", "1")]
    [InlineData("SocketOption.NoSuchOption", "1")]
    public void A_value_that_may_mean_something_else_stays(string key, string value) =>
        Assert.Null(Fix(Set.Replace("{0}", value, StringComparison.Ordinal), key));

    [Theory]
    [InlineData("IPOption.TimeToLive", "int was = (int)" + Get + "!;", "int was = socket.GetOption(IPOption.TimeToLive);")]
    [InlineData(
        "TcpOption.KeepAliveTime",
        "int was = (int)" + Get + "!;",
        "int was = (int)socket.GetOption(TcpOption.KeepAliveTime).TotalSeconds;")]
    [InlineData("TcpOption.NoDelay", "bool was = (int)" + Get + "! != 0;", "bool was = socket.GetOption(TcpOption.NoDelay);")]
    [InlineData("TcpOption.NoDelay", "bool was = ((int)" + Get + "!) == 0;", "bool was = !socket.GetOption(TcpOption.NoDelay);")]
    [InlineData("TcpOption.NoDelay", "bool was = (bool)" + Get + "!;", "bool was = socket.GetOption(TcpOption.NoDelay);")]
    public void A_result_is_used_as_its_key_gives_it(string key, string before, string after) =>
        Assert.Equal(Body(after), Fix(before, key));

    [Theory]
    [InlineData("TcpOption.NoDelay", "int was = (int)" + Get + "!;")]
    [InlineData("TcpOption.NoDelay", "bool was = (int)" + Get + "! == 1;")]
    [InlineData("TcpOption.NoDelay", "object? was = " + Get + ";")]
    [InlineData("SocketOption.ReceiveTimeout", "int was = (int)" + Get + "!;")]
    [InlineData("SocketOption.Linger", "var was = (LingerOption)" + Get + "!;")]
    public void A_result_that_may_be_something_else_stays(string key, string statement) => Assert.Null(Fix(statement, key));


    private static string? Fix(string marked, string key)
    {
        Markup markup = Markup.Parse(Body(marked));
        Document document = new ProjectUnderTest { HasCore = true }.Add(markup.Source);
        SyntaxTree tree = document.GetSyntaxTreeAsync().GetAwaiter().GetResult()!;
        Diagnostic diagnostic = Diagnostic.Create(
            Product.Rules.Single(static rule => rule.Id == RuleIds.WrongLevelReachesOther),
            Location.Create(tree, markup.Spans[0].Span),
            ImmutableDictionary<string, string?>.Empty.Add(FixHints.TypedKey, key));
        OfferedFix? fix = OfferedFixes.For(diagnostic, document)
            .SingleOrDefault(static fix => fix.Provider is Sockopt.CodeFixes.TypedCallFix);
        if (fix is null)
        {
            return null;
        }

        Document changed = OfferedFixes.Apply(fix);
        Compilation compilation = changed.Project.GetCompilationAsync().GetAwaiter().GetResult()!;
        Assert.DoesNotContain(compilation.GetDiagnostics(), static found => found.Severity >= DiagnosticSeverity.Warning);
        return changed.GetTextAsync().GetAwaiter().GetResult().ToString();
    }

    private static string Body(string statement) => $$"""
        using System.Net.Sockets;
        using Sockopt;
        class C
        {
            void M(Socket socket, int number, bool on, LingerOption linger)
            {
                {{statement}}
            }
        }
        """;
}
