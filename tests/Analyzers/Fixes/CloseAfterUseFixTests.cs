using Sockopt.Analyzers.Tests.Verification;

namespace Sockopt.Analyzers.Tests.Fixes;

public sealed class CloseAfterUseFixTests
{
    private const string Close = "socket.Close();";
    private const string Bad = "_ = socket.[|Send|](data);";
    private const string Good = "_ = socket.Send(data);";

    [Theory]
    [InlineData(Close)]
    [InlineData("socket.Dispose();")]
    [InlineData("_ = socket.Close();")]
    [InlineData("socket!.Close();")]
    [InlineData("await socket.CloseAsync();")]
    [InlineData("_ = await socket.CloseAsync().ConfigureAwait(false);")]
    public void The_close_moves_behind_the_last_use(string close) =>
        Changes(
            $"""
            {Good}
            // We are done.
            {close} // Now.

            int count = data.Length;
            {Bad}

            // More of it.
            Use(count);
            """,
            $"""
            {Good}

            int count = data.Length;
            {Good}
            // We are done.
            {close} // Now.

            // More of it.
            Use(count);
            """);

    [Fact]
    public void It_moves_behind_everything_that_has_to_do_with_the_socket() =>
        Changes(
            $"{Close}\nif (flag)\n{{\n    _ = socket.[|Send|](data);\n}}\nUse(socket.Available);\nUse(1);",
            $"if (flag)\n{{\n    {Good}\n}}\nUse(socket.Available);\n{Close}\nUse(1);");

    [Theory]
    [InlineData("socket.Dispose();")]
    [InlineData("socket?.Dispose();")]
    [InlineData("_ = await socket.CloseAsync().ConfigureAwait(false);")]
    public void Where_another_close_follows_the_first_one_goes(string later) =>
        Changes($"{Close}\n{Bad}\n{later}", $"{Good}\n{later}");

    [Fact]
    public void Where_the_scope_closes_it_the_close_goes() =>
        Changes(
            $"using KernelSocket own = socket;\nif (flag)\n{{\n    own.Close();\n    _ = own.[|Send|](data);\n    return;\n}}",
            $"using KernelSocket own = socket;\nif (flag)\n{{\n    _ = own.Send(data);\n    return;\n}}");

    [Fact]
    public void So_it_does_in_a_using_statement() =>
        Changes($"using (socket)\n{{\n    {Close}\n    {Bad}\n}}", $"using (socket)\n{{\n    {Good}\n}}");

    [Theory]
    [InlineData("if (flag) { " + Close + " } else { socket.Dispose(); }\n" + Bad)]
    [InlineData("if (flag)\n    " + Close + "\nelse\n    socket.Dispose();\n" + Bad)]
    [InlineData("if (socket.Close() == Errno.Success)\n{\n    " + Bad + "\n}")]
    [InlineData("Errno error = socket.Close();\n" + Bad)]
    [InlineData(Close + "\n" + Bad + "\nif (flag)\n{\n    return;\n}\n" + "Use(socket.Available);")]
    [InlineData(Close + "\nif (data is null)\n{\n    throw new ArgumentNullException();\n}\n" + Bad)]
    [InlineData(Close + "\n" + Bad + "\nif (flag)\n{\n    socket.Close();\n}")]
    [InlineData(Close + "\n" + Bad + "\nsocket = Other();\n" + Good)]
    [InlineData(Close + "\nwhile (true)\n{\n    " + Bad + "\n}")]
    [InlineData(Close + " " + Bad)]
    [InlineData(Close + "\n#if !NEVER\n" + Bad + "\n#endif")]
    [InlineData("socket.Close(token);\n" + Bad)]
    [InlineData(Close + "\n" + Bad + "\nAppDomain.CurrentDomain.ProcessExit += (_, _) => socket.Close();")]
    [InlineData(Close + "\n" + Bad + "\n_ = Task.Run(() => socket.Close());")]
    [InlineData(Close + "\n" + Bad + "\n_ = flag && socket.Close() == Errno.Success;")]
    [InlineData(Close + "\n_ = other.Receive(data);\n" + Bad)]
    [InlineData(Close + "\nawait Task.Delay(1);\n" + Bad)]
    [InlineData(Close + "\n_ = other.Receive(data);\n" + Bad + "\nsocket.Dispose();")]
    [InlineData("using (socket)\n{\n    " + Close + "\n    " + Bad + "\n    _ = other.Receive(data);\n}")]
    [InlineData("using (socket)\n{\n    socket = other;\n    " + Close + "\n    " + Bad + "\n    socket = null!;\n}")]
    public void Where_it_may_not_be_right_nothing_is_offered(string statements) =>
        Method(statements).Reports().And.IsNotFixable();

    [Fact]
    public void One_close_moves_once_for_all_uses() =>
        Method($"{Close}\n{Bad}\nint count = socket.[|Receive|](data).Count;\nUse(count);")
            .Reports()
            .And.AreAllFixedTo(Body($"{Good}\nint count = socket.Receive(data).Count;\n{Close}\nUse(count);"));

    [Fact]
    public void The_end_of_a_program_is_a_place_too() =>
        Verify.That("""
            using Sockopt;

            KernelSocket socket = null!;
            socket.Close();
            _ = socket.[|Listen|](1);
            """)
            .AsProgram()
            .WithCore()
            .Reports()
            .And.IsFixedTo("""
            using Sockopt;

            KernelSocket socket = null!;
            _ = socket.Listen(1);
            socket.Close();
            """);

    [Fact]
    public void It_ends_its_line_as_the_others_do() =>
        Verify.That("using Sockopt;\r\nKernelSocket socket = null!;\r\nsocket.Close();\r\n_ = socket.[|Listen|](1);")
            .AsProgram()
            .WithCore()
            .Reports()
            .And.IsFixedTo("using Sockopt;\r\nKernelSocket socket = null!;\r\n_ = socket.Listen(1);\r\nsocket.Close();");

    private static void Changes(string statements, string expected) =>
        Method(statements).Reports().And.IsFixedTo(Body(expected));

    private static SourceUnderTest Method(string statements) => Verify.That(Body(statements)).WithCore();

    private static string Body(string statements) => $$"""
        using Sockopt;
        class C
        {
            async Task M(KernelSocket socket, KernelSocket other, byte[] data, bool flag, CancellationToken token)
            {
                await Task.Yield();
        {{Indent(statements)}}    }

            static void Use(int count) { }
            static KernelSocket Other() => null!;
        }
        """;

    private static string Indent(string statements) =>
        string.Concat(statements.Split('\n').Select(static line =>
            line.Length == 0 ? "\n" : line[0] == '#' ? $"{line}\n" : $"        {line}\n"));
}
