using Sockopt.Analyzers.Tests.Verification;

namespace Sockopt.Analyzers.Tests.Fixes;

public sealed class ReleaseChainFixTests
{
    [Theory]
    [InlineData("_ = socket.Send(chain);", "!socket.Send(chain).IsSuccess")]
    [InlineData(
        "_ = await socket.SendAsync(chain).ConfigureAwait(false);",
        "!(await socket.SendAsync(chain).ConfigureAwait(false)).IsSuccess")]
    public void A_send_becomes_the_condition_of_the_release(string send, string condition) =>
        Method($"{send} // It goes.\n// No more of it.\nchain.[|Dispose|](); // Gone.\nUse(1);")
            .Reports()
            .And.IsFixedTo(Body(
                $"if ({condition})\n{{ // It goes.\n// No more of it.\n    chain.Dispose();\n}} // Gone.\nUse(1);"));

    [Fact]
    public void On_one_line_it_stays_there() =>
        Method("_ = socket.Send(chain); chain.[|Dispose|](); Use(1);")
            .Reports()
            .And.IsFixedTo(Body("if (!socket.Send(chain).IsSuccess) { chain.Dispose(); } Use(1);"));

    [Fact]
    public void A_result_that_is_kept_is_asked() =>
        Method("IoResult sent = socket.Send(chain);\nUse(2);\nchain.[|Dispose|]();\nUse(sent.Count);")
            .Reports()
            .And.IsFixedTo(Body(
                "IoResult sent = socket.Send(chain);\nUse(2);\nif (!sent.IsSuccess)\n{\n    chain.Dispose();\n}\nUse(sent.Count);"));

    [Theory]
    [InlineData("buffer.Append(chain);\nchain.[|Dispose|]();", "buffer.Append(chain);")]
    [InlineData("chain.Dispose();\nchain.[|Dispose|]();", "chain.Dispose();")]
    [InlineData("if (socket.Send(chain).IsSuccess)\n{\n    chain.[|Dispose|]();\n}", "if (socket.Send(chain).IsSuccess)\n{\n}")]
    [InlineData("using MbufChain own = chain.Duplicate();\nown.[|Dispose|]();", "using MbufChain own = chain.Duplicate();")]
    public void What_is_gone_anyway_is_not_released(string statements, string expected) =>
        Method(statements).Reports().And.IsFixedTo(Body(expected));

    [Theory]
    [InlineData("_ = socket.Send(chain);\nUse(1);\nchain.[|Dispose|]();")]
    [InlineData("ValueTask<IoResult> sending = socket.SendAsync(chain);\nchain.[|Dispose|]();\n_ = await sending;")]
    [InlineData("bool sent = socket.Send(chain).IsSuccess;\nchain.[|Dispose|]();")]
    [InlineData("_ = socket.Send(chain);\n_ = socket.Send([|chain|]);")]
    [InlineData("chain.Dispose();\nUse(chain.[|Length|]);")]
    [InlineData("try\n{\n    _ = socket.Send(chain);\n}\nfinally\n{\n    chain.[|Dispose|]();\n}")]
    [InlineData("chain.Dispose();\nif (flag) chain.[|Dispose|]();")]
    [InlineData("using MbufChain own = chain.Duplicate();\n_ = socket.Send([|own|]);")]
    public void What_else_should_happen_is_not_for_a_fix_to_say(string statements) =>
        Method(statements).Reports().And.IsNotFixable();

    [Fact]
    public void All_of_a_document_are_fixed_at_once() =>
        Method("_ = socket.Send(chain);\nchain.[|Dispose|]();\n_ = socket.Send(other);\nother.[|Dispose|]();")
            .Reports()
            .And.AreAllFixedTo(Body(
                "if (!socket.Send(chain).IsSuccess)\n{\n    chain.Dispose();\n}\n"
                + "if (!socket.Send(other).IsSuccess)\n{\n    other.Dispose();\n}"));

    private static SourceUnderTest Method(string statements) => Verify.That(Body(statements)).WithCore();

    private static string Body(string statements) => $$"""
        using Sockopt;
        class C
        {
            async Task M(KernelSocket socket, SocketBuffer buffer, MbufChain chain, MbufChain other, bool flag)
            {
                await Task.Yield();
        {{Indent(statements)}}    }

            static void Use(int count) { }
        }
        """;

    private static string Indent(string statements) =>
        string.Concat(statements.Split('\n').Select(static line => $"        {line}\n"));
}
