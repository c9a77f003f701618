using Sockopt.Analyzers.Tests.Verification;

namespace Sockopt.Analyzers.Tests.Fixes;

public sealed class ReturnErrorFixTests
{
    private const string Title = "Return the error";

    [Theory]
    [InlineData("Errno", "core.[|Listen|](1);", "core.Listen(1) is not Errno.Success and Errno error", "Errno.Success")]
    [InlineData("Errno", "core?.[|Listen|](1);", "core?.Listen(1) is not Errno.Success and Errno error", "Errno.Success")]
    [InlineData(
        "Errno",
        "core.[|Send|](data);", "core.Send(data) is { Errno: not Errno.Success and Errno error }", "Errno.Success")]
    [InlineData("IoResult", "core.[|Send|](data);", "core.Send(data) is { IsSuccess: false } and IoResult error", "default")]
    [InlineData(
        "async Task<Errno>",
        "await core.[|ConnectAsync|](default);",
        "await core.ConnectAsync(default) is not Errno.Success and Errno error",
        "Errno.Success")]
    [InlineData(
        "async ValueTask<Errno>",
        "await core.[|SendAsync|](data).ConfigureAwait(false);",
        "await core.SendAsync(data).ConfigureAwait(false) is { Errno: not Errno.Success and Errno error }",
        "await Task.FromResult(Errno.Success)")]
    [InlineData("SocketError", "[|Own|]();", "Own() is not SocketError.Success and SocketError error", "default")]
    public void A_function_that_returns_errors_returns_this_one_too(
        string returned, string statement, string condition, string success) =>
        Method(returned, statement, success)
            .Reports()
            .And.IsFixedBy(
                Title,
                Source(returned, $"if ({condition})\n        {{\n            return error;\n        }}", success));

    [Fact]
    public void What_shares_its_line_stays_on_it() =>
        Method("Errno", "{ core.[|Listen|](1); /* loud */ }")
            .Reports()
            .And.IsFixedBy(
                Title,
                Source("Errno", "{ if (core.Listen(1) is not Errno.Success and Errno error) { return error; } /* loud */ }"));

    [Fact]
    public void What_stands_before_the_semicolon_stays_there() =>
        Method("Errno", "{ core.[|Listen|](1) /* why */; }")
            .Reports()
            .And.IsFixedBy(
                Title,
                Source("Errno", "{ if (core.Listen(1) is not Errno.Success and Errno error /* why */) { return error; } }"));

    [Fact]
    public void A_name_that_is_taken_is_not_taken_again() =>
        Method("Errno", "core.[|Listen|](1); int error = 2;")
            .Reports()
            .And.IsFixedBy(
                Title,
                Source("Errno", "if (core.Listen(1) is not Errno.Success and Errno error2) { return error2; } int error = 2;"));

    [Fact]
    public void All_of_a_document_have_names_of_their_own() =>
        Method("Errno", "core.[|Listen|](1);\n        [|Own|]();\n        core.[|Listen|](2);\n        core.[|ReceiveChain|](1);")
            .Reports()
            .And.AreAllFixedBy(
                Title,
                Source(
                    "Errno",
                    """
                    if (core.Listen(1) is not Errno.Success and Errno error)
                            {
                                return error;
                            }
                            [|Own|]();
                            if (core.Listen(2) is not Errno.Success and Errno error2)
                            {
                                return error2;
                            }
                            core.[|ReceiveChain|](1);
                    """));

    [Theory]
    [InlineData("void", "core.[|Listen|](1);", "")]
    [InlineData("int", "core.[|Listen|](1);", "0")]
    [InlineData("Errno", "core.[|ReceiveChain|](1);")]
    [InlineData("Errno", "core.[|SendAsync|](new byte[1]);")]
    [InlineData("Errno", "[|Own|]();")]
    [InlineData("IoResult", "core.[|Listen|](1);", "default")]
    [InlineData("Errno", "if (core is not null) core.[|Listen|](1);")]
    [InlineData("Errno", "try { } finally { core.[|Listen|](1); }")]
    [InlineData("Errno", "Action later = () => { core.[|Listen|](1); };")]
    public void Where_it_cannot_be_returned_only_the_discard_is_offered(
        string returned, string statement, string success = "Errno.Success") =>
        Method(returned, statement, success).Reports().And.Offers("Discard the result explicitly");

    [Fact]
    public void An_out_parameter_without_a_value_holds_it() =>
        Verify.That("""
            using Sockopt;
            class C
            {
                Errno M(KernelSocket core, out int count)
                {
                    core.[|Listen|](1);
                    count = 1;
                    return Errno.Success;
                }
            }
            """).WithCore().Reports().And.Offers("Discard the result explicitly");

    [Fact]
    public void A_lambda_that_returns_errors_is_such_a_function() =>
        Method("void", "Func<Errno> later = () => { core.[|Listen|](1); return Errno.Success; };", "")
            .Reports()
            .And.IsFixedBy(
                Title,
                Source(
                    "void",
                    "Func<Errno> later = () => { if (core.Listen(1) is not Errno.Success and Errno error) { return error; } "
                        + "return Errno.Success; };",
                    ""));

    private static SourceUnderTest Method(string returned, string statement, string success = "Errno.Success") =>
        Verify.That(Source(returned, statement, success)).WithCore();

    private static string Source(string returned, string statement, string success = "Errno.Success") => $$"""
        using System.Net.Sockets;
        using Sockopt;
        class C
        {
            {{returned}} M(KernelSocket core, byte[] data)
            {
                {{statement}}
                return {{success}};
            }

            SocketError Own() => default;
        }
        """;
}
