using Microsoft.CodeAnalysis;

namespace Sockopt.Analyzers.Tests.Verification;

/// <summary>A verification is worth something only if it fails when it should.</summary>
public sealed class VerifyTests
{
    private const string Message = "SO_TYPE is get-only: setting SocketOptionName.Type always throws SocketException";

    private const string Silent = """
        using System.Net.Sockets;
        class C
        {
            void M(Socket socket) => socket.NoDelay = true;
        }
        """;

    private const string Reported = """
        using System.Net.Sockets;
        class C
        {
            void M(Socket socket)
            {
                socket.SetSocketOption(SocketOptionLevel.Socket, [|SocketOptionName.Type|], 1);
            }
        }
        """;

    private const string Fixed = """
        using System.Net.Sockets;
        class C
        {
            void M(Socket socket)
            {
            }
        }
        """;

    [Fact]
    public void It_passes_when_all_is_as_expected()
    {
        Verify.That(Silent).ReportsNothing();
        Verify.That(Reported).Reports()
            .Saying(Message)
            .As(DiagnosticSeverity.Warning)
            .And.IsFixedTo(Fixed)
            .And.AreAllFixedTo(Fixed);
    }

    [Fact]
    public void A_source_may_say_for_itself_what_is_reported()
    {
        Verify.That(Silent).ReportsWhatIsMarked();
        Verify.That(Reported).ReportsWhatIsMarked();
        FailureOf(() => Verify.That(Replace(Silent, "true", "[|true|]")).ReportsWhatIsMarked());
        FailureOf(() => Verify.That(Markup.Parse(Reported).Source).ReportsWhatIsMarked());
    }

    [Fact]
    public void It_fails_when_a_diagnostic_is_missing()
    {
        string message = FailureOf(() => Verify.That(Replace(Silent, "true", "[|true|]")).Reports());

        Assert.Contains("Not reported: a diagnostic at (4,47) 'true'", message, StringComparison.Ordinal);
    }

    [Fact]
    public void It_fails_when_a_diagnostic_is_not_expected_and_shows_where_it_is()
    {
        string message = FailureOf(() => Verify.That(Markup.Parse(Reported).Source).ReportsNothing());

        Assert.Contains("Not expected: SOPT1001 at (6,58) 'SocketOptionName.Type'", message, StringComparison.Ordinal);
        Assert.Contains("SocketOptionLevel.Socket, {|SOPT1001:SocketOptionName.Type|}, 1", message, StringComparison.Ordinal);
    }

    [Fact]
    public void It_fails_when_the_span_is_another() =>
        FailureOf(() => Verify.That(Replace(Reported, "[|SocketOptionName.", "SocketOptionName.[|")).Reports());

    [Fact]
    public void It_fails_when_the_id_is_another() =>
        FailureOf(() => Verify.That(Replace(Replace(Reported, "[|", "{|SOPT9999:"), "|]", "|}")).Reports());

    [Fact]
    public void It_fails_when_the_message_is_another() =>
        FailureOf(() => Verify.That(Reported).Reports().Saying("Another message"));

    [Fact]
    public void It_fails_when_the_severity_is_another() =>
        FailureOf(() => Verify.That(Reported).Reports().As(DiagnosticSeverity.Error));

    [Fact]
    public void It_fails_when_the_fixed_source_is_another()
    {
        FailureOf(() => Verify.That(Reported).Reports().And.IsFixedTo(Reported));
        FailureOf(() => Verify.That(Reported).Reports().And.AreAllFixedTo(Reported));
    }

    [Fact]
    public void It_fails_when_there_is_a_fix_but_none_is_expected() =>
        FailureOf(() => Verify.That(Reported).Reports().And.IsNotFixable());

    [Fact]
    public void It_fails_when_there_is_no_fix_but_one_is_expected() =>
        FailureOf(() => Verify.That("""
            using System.Net.Sockets;
            class C
            {
                void M(Socket socket) => socket.SetSocketOption(SocketOptionLevel.Socket, [|SocketOptionName.Type|], 1);
            }
            """).Reports().And.IsFixedTo(Fixed));

    [Fact]
    public void It_fails_when_the_source_does_not_compile()
    {
        string message = FailureOf(() => Verify.That(Replace(Silent, "NoDelay", "NoDeal")).ReportsNothing());

        Assert.Contains("CS1061", message, StringComparison.Ordinal);
    }

    [Fact]
    public void It_passes_when_malformed_source_is_intended() =>
        Verify.That(Replace(Silent, "NoDelay", "NoDeal")).Malformed().ReportsNothing();

    [Fact]
    public void It_fails_when_the_marks_contradict_the_expectation()
    {
        FailureOf(() => Verify.That(Silent).Reports());
        FailureOf(() => Verify.That(Reported).ReportsNothing());
    }

    private static string Replace(string source, string old, string replacement) =>
        source.Replace(old, replacement, StringComparison.Ordinal);

    private static string FailureOf(Action verification) => Assert.Throws<VerificationException>(verification).Message;
}
